package se.lagesbild.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was typed, understood. Pure.
 *
 * @param word what to do
 * @param properties settings for Spring, {@code name=value}
 * @param port where {@code run} serves, or is to serve; 0 for any free port
 * @param rest what the word itself reads
 */
record Invocation(Word word, List<String> properties, int port, List<String> rest) {
    private static final int USUAL_PORT = 8080;

    /**
     * @param args as typed; no word means {@code run}
     * @param environment LAGESBILD_PORT and LAGESBILD_DB_URL count
     * @throws StartProblem names what was not understood
     */
    static Invocation of(List<String> args, Map<String, String> environment) {
        boolean named = !args.isEmpty() && !args.get(0).startsWith("-");
        if (!args.isEmpty() && List.of("--help", "-h").contains(args.get(0)))
            return new Invocation(Word.HELP, List.of(), 0, List.of());
        Word word = named
                ? Word.of(args.get(0)).orElseThrow(() -> usage("Ordet '%s' finns inte".formatted(args.get(0))))
                : Word.RUN;
        List<String> typed = named ? args.subList(1, args.size()) : args;
        var reader = new Reader(word, typed, environment);
        return reader.read();
    }

    static StartProblem usage(String what) {
        return new StartProblem(StartProblem.USAGE, what + ": skriv ./lagesbild help");
    }

    /** Reads the options that belong to the start; {@code run} has no others. */
    private static final class Reader {
        private final Word word;
        private final List<String> typed;
        private final List<String> properties = new ArrayList<>();
        private final List<String> rest = new ArrayList<>();
        private final String bind;
        private final FrontProxy proxy;
        private boolean demo;
        private int port;

        Reader(Word word, List<String> typed, Map<String, String> environment) {
            this.word = word;
            this.typed = typed;
            this.demo = environment.getOrDefault("LAGESBILD_DB_URL", "").isBlank();
            this.bind = environment.getOrDefault("LAGESBILD_BIND", "");
            this.proxy = FrontProxy.of(environment.getOrDefault("LAGESBILD_PROXY", ""));
            this.port = portOf(environment.getOrDefault("LAGESBILD_PORT", ""), "LAGESBILD_PORT");
        }

        Invocation read() {
            for (int i = 0; i < typed.size(); i++) {
                String option = typed.get(i).replaceFirst("=.*", "");
                boolean joined = typed.get(i).contains("=");
                if (option.equals("--area") || (option.equals("--port") && word == Word.RUN)) {
                    if (!joined && i + 1 == typed.size()) throw usage(option + " saknar sitt värde");
                    set(option, joined ? typed.get(i).substring(option.length() + 1) : typed.get(++i));
                } else if (typed.get(i).equals("--demo") || typed.get(i).equals("--empty")) {
                    demo = option.equals("--demo");
                } else if (word == Word.RUN) {
                    throw usage("run känner inte till '%s'".formatted(typed.get(i)));
                } else {
                    rest.add(typed.get(i));
                }
            }
            properties.add("lagesbild.command=" + word.text());
            properties.add("lagesbild.demo=" + demo);
            if (word == Word.RUN) {
                properties.add("server.port=" + port);
                // everybody knows the passwords of a demonstration, and whoever goes round the proxy goes without TLS:
                // other
                // machines get in only when asked to
                String bind = this.bind.isBlank() && (demo || proxy.here()) ? "127.0.0.1" : this.bind;
                if (!bind.isBlank()) properties.add("server.address=" + bind);
                properties.addAll(proxy.properties());
            } else {
                port = 0;
            }
            if (word == Word.BENCH) properties.addAll(List.of("server.port=0", "server.address=127.0.0.1"));
            return new Invocation(word, properties, port, rest);
        }

        private void set(String option, String value) {
            if (option.equals("--area")) properties.add("lagesbild.area=" + value);
            else port = portOf(value, "--port");
        }

        private static int portOf(String text, String from) {
            if (text.isBlank()) return USUAL_PORT;
            if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) < 65536) return Integer.parseInt(text);
            throw usage("%s är '%s', men ett portnummer är 1 till 65535".formatted(from, text));
        }
    }

    /** @return whether the word serves over HTTP */
    boolean web() {
        return word == Word.RUN || word == Word.BENCH;
    }

    /** @return what Spring is given as its arguments */
    String[] springArguments() {
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }
}

package se.lagesbild.start.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What was typed after {@code bench} where {@code --routes} is among it. Pure.
 *
 * @param folder with {@code best-known.csv} and the files it names
 * @param seconds for each instance
 * @param every of so many instances one is measured
 * @param only instances whose set or name begins with this; empty for all
 * @param ownTime whether the seconds are those of the measuring thread alone, on a machine that has other work
 */
record RoutesOptions(Path folder, double seconds, int every, String only, long seed, boolean ownTime) {
    static final String WORD = "--routes";

    static final String USAGE = """
            Skriv: ./lagesbild bench --routes MAPP [--seconds S] [--every N] [--only TEXT] [--seed N] [--own-time]
              --routes    mapp med best-known.csv och filerna som den nämner
              --seconds   sekunder för varje fall, 0.01 till 600 (annars 1)
              --every     mät vart N:te fall (annars alla)
              --only      mät bara fall vars grupp eller namn börjar så, till exempel TW-PR eller p4
              --seed      frö, ett heltal (annars 1)
              --own-time  räkna bara den tid som mätningens egen tråd får, när datorn har annat att göra""";

    /** @return whether the words ask for this measurement */
    static boolean asked(List<String> args) {
        return args.stream().anyMatch(arg -> arg.equals(WORD) || arg.startsWith(WORD + "="));
    }

    /** @throws IllegalArgumentException names what was not understood */
    static RoutesOptions of(List<String> args) {
        Path folder = null;
        double seconds = 1;
        int every = 1;
        String only = "";
        long seed = 1;
        boolean ownTime = false;
        for (int i = 0; i < args.size(); i++) {
            String option = args.get(i).replaceFirst("=.*", "");
            boolean joined = option.length() < args.get(i).length();
            if (option.equals("--own-time") && !joined) {
                ownTime = true;
                continue;
            }
            if (!List.of(WORD, "--seconds", "--every", "--only", "--seed").contains(option)) {
                throw new IllegalArgumentException("bench --routes känner inte till '" + args.get(i) + "'.");
            }
            if (!joined && i + 1 == args.size()) {
                throw new IllegalArgumentException(option + " saknar sitt värde.");
            }
            String value = joined ? args.get(i).substring(option.length() + 1) : args.get(++i);
            switch (option) {
                case WORD -> folder = Path.of(value);
                case "--only" -> only = value;
                case "--every" -> every = (int) number(option, value, "[0-9]{1,4}", 1, 1000);
                case "--seed" -> seed = (long) number(option, value, "-?[0-9]{1,15}", -1e15, 1e15);
                default -> seconds = number(option, value, "[0-9]{1,3}([.][0-9]{1,3})?", 0.01, 600);
            }
        }
        if (folder == null || folder.toString().isBlank()) {
            throw new IllegalArgumentException("--routes saknar sin mapp.");
        }
        return new RoutesOptions(folder, seconds, every, only, seed, ownTime);
    }

    private static double number(String option, String value, String pattern, double least, double most) {
        if (value.matches(pattern)) {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) return number;
        }
        throw new IllegalArgumentException("%s är '%s', men ska vara ett tal från %s till %s."
                .formatted(option, value, plain(least), plain(most)));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}

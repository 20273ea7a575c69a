package se.lagesbild.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import se.lagesbild.backend.Command;
import se.lagesbild.backend.LagesbildApplication;
import se.lagesbild.start.bench.BenchConfiguration;
import se.lagesbild.start.bench.RoutesBench;

/** Where the program starts: understands the words, opens the database, starts Spring, and says where the map is. */
public final class Main {
    /** Instead of an exit code: the process lives on. */
    static final int SERVING = -1;

    private static volatile boolean ending;

    private Main() {}

    /** @param args a word (run, import, bench, user, help) and its options; none means {@code run} */
    public static void main(String[] args) {
        // Java takes the terminal's character set for ASCII where no locale is set, as in a container
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "ending"));
        int exitCode = start(List.of(args), Outside.current(), System.out, System.err);
        if (exitCode != SERVING) System.exit(exitCode);
    }

    /** @return the exit code, or {@link #SERVING} when the web server goes on */
    static int start(List<String> args, Outside outside, PrintStream out, PrintStream err) {
        try {
            Invocation invocation = Invocation.of(args, outside.environment());
            if (invocation.word() == Word.HELP) {
                out.print(Help.TEXT);
                return 0;
            }
            if (invocation.word() == Word.BENCH && RoutesBench.asked(invocation.rest())) {
                return RoutesBench.run(invocation.rest());
            }
            return start(invocation, outside, new Progress(out));
        } catch (StartProblem e) {
            if (!ending) err.println(e.getMessage()); // Ctrl-C in the middle of the start is no problem to tell
            return e.exitCode();
        } catch (RuntimeException e) {
            err.println(BootFailure.unforeseen(e));
            if (outside.environment().containsKey("LAGESBILD_TRACE")) e.printStackTrace(err);
            return StartProblem.CANNOT;
        }
    }

    private static int start(Invocation invocation, Outside outside, Progress progress) {
        if (invocation.word() == Word.RUN) refuseBusyPort(invocation.port());
        boolean given =
                !outside.environment().getOrDefault("LAGESBILD_DB_URL", "").isBlank();
        boolean apart = invocation.word() == Word.BENCH && !given;
        Home home = apart ? BenchHome.create(outside.account()) : outside.home();
        OpenDatabase opened = outside.openDatabase(home, invocation.word().text(), progress);
        OpenDatabase database = apart ? BenchHome.removedWith(opened, home) : opened;
        if (invocation.web()) progress.say("Databas: " + database.description());
        try {
            DatabaseEnvironment.use(database);
            ConfigurableApplicationContext context = boot(invocation, home, progress);
            if (invocation.word() == Word.RUN) {
                progress.say("Avsluta med Ctrl-C. Logg: " + log(home));
                return SERVING;
            }
            int exitCode = runCommand(invocation, context);
            return SpringApplication.exit(context, () -> exitCode);
        } catch (RuntimeException e) {
            database.close(); // Spring's own hook may not be there yet
            throw e;
        }
    }

    private static ConfigurableApplicationContext boot(Invocation invocation, Home home, Progress progress) {
        List<String> arguments = new ArrayList<>(List.of(invocation.springArguments()));
        arguments.add("--lagesbild.database=auto");
        arguments.add("--lagesbild.home=" + home.folder());
        arguments.add("--lagesbild.files=" + home.privateFolder("files"));
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--spring.main.log-startup-info=false");
        arguments.add("--logging.file.name=" + log(home));
        arguments.add("--logging.config=classpath:se/lagesbild/start/logback-terminal.xml");
        // GeoTools unpacks its coordinate systems there; the shared temporary folder may be another user's
        if (System.getProperty("EPSG-HSQL.directory") == null)
            System.setProperty("EPSG-HSQL.directory", home.privateFolder("epsg").toString());
        var application = new SpringApplication(LagesbildApplication.class);
        if (invocation.word() == Word.BENCH) application.addPrimarySources(List.of(BenchConfiguration.class));
        application.setWebApplicationType(invocation.web() ? WebApplicationType.SERVLET : WebApplicationType.NONE);
        BootFailure.saidByUs = true;
        try (var ticker = Ticker.start(progress, "Lägesbild startar")) {
            return application.run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            // whatever failed on a full disk, the disk is what the operator can mend
            throw home.isFull() ? home.full(e) : BootFailure.sentence(e, log(home));
        }
    }

    private static Path log(Home home) {
        return home.logs().resolve("lagesbild.log");
    }

    private static int runCommand(Invocation invocation, ConfigurableApplicationContext context) {
        String word = invocation.word().text();
        return context.getBeanProvider(Command.class).stream()
                .filter(command -> command.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Invocation.usage("Ordet '%s' kan den här versionen inte".formatted(word)))
                .run(invocation.rest());
    }

    /** Before the database starts: a start that ends at the last step costs the user most. */
    static void refuseBusyPort(int port) {
        try (var socket = new ServerSocket(port)) {
            socket.getLocalPort();
        } catch (IOException e) {
            int other = port < 1024 ? 8080 : port % 65535 + 1;
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Port %d går inte att använda (%s): välj en annan, till exempel ./lagesbild run --port %d"
                            .formatted(port, e.getMessage(), other),
                    e);
        }
    }
}

package se.lagesbild.start.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import se.lagesbild.backend.routes.Orienteering;
import se.lagesbild.backend.routes.RoundSolver;

/**
 * {@code ./lagesbild bench --routes FOLDER}: how far the planner of rounds is from the best known answers to published instances, which
 * stay in their folder. Needs no database. Judges nothing.
 */
public final class RoutesBench {
    /** The clock is asked after so many steps: asking for a thread's own time is slow. */
    private static final int STEPS = 8;

    private final Lines lines = new Lines();
    private final RoutesOptions options;
    private final LongSupplier clock;

    private RoutesBench(RoutesOptions options) {
        this.options = options;
        this.clock =
                options.ownTime() ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime : System::nanoTime;
    }

    /** @return whether the words after {@code bench} ask for this */
    public static boolean asked(List<String> args) {
        return RoutesOptions.asked(args);
    }

    /** @return the exit code, as of {@link se.lagesbild.backend.Command#run} */
    public static int run(List<String> args) {
        RoutesOptions options;
        try {
            options = RoutesOptions.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + RoutesOptions.USAGE);
            return 2;
        }
        try {
            new RoutesBench(options).measure();
            return 0;
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private void measure() {
        List<RouteInstance> all = RouteInstance.read(options.folder(), options.only());
        if (all.isEmpty()) throw new IllegalArgumentException("Inget fall börjar med '" + options.only() + "'.");
        lines.say("%s", Machine.line("ingen databas"));
        lines.say(
                "%d av %d fall%s, %.2f s %s för varje, en kärna, frö %d. Varje svar går genom en kontroll som inte delar kod med sökningen.",
                (all.size() + options.every() - 1) / options.every(),
                all.size(),
                options.every() > 1 ? " (stickprov: vart %d:e)".formatted(options.every()) : "",
                options.seconds(),
                options.ownTime() ? "av trådens egen tid" : "på klockan",
                options.seed());
        warm(all);

        Map<String, Gaps> sure = new LinkedHashMap<>();
        Map<String, Gaps> unsure = new LinkedHashMap<>();
        Gaps surely = new Gaps();
        Gaps unsurely = new Gaps();
        Gaps together = new Gaps();
        for (int i = 0; i < all.size(); i += options.every()) {
            RouteInstance instance = all.get(i);
            double found = RouteCheck.prize(instance.problem(), solve(instance.problem(), options.seconds()));
            double gap = (instance.sure() ? surely : unsurely).add(instance.bestKnown(), found);
            together.add(instance.bestKnown(), found);
            (instance.sure() ? sure : unsure)
                    .computeIfAbsent(instance.set(), set -> new Gaps())
                    .add(instance.bestKnown(), found);
            if (gap < -1e-6) {
                lines.say("  %s: %.1f, mer än det bästa kända %.1f", instance.id(), found, instance.bestKnown());
            }
            lines.still("%d av %d, %s; hittills i medel %.3f %%", i + 1, all.size(), instance.id(), together.mean());
        }
        table("Bevisade och nådda bästa värden: avstånd i procent", sure, surely);
        table("Bästa värden som ingen kontroll har nått (kan vara för höga): avstånd i procent", unsure, unsurely);
        lines.say("%s", together.line("alla tillsammans"));
        lines.say(
                "Mål för 1 s: i medel högst 0,5 (helst 0,25), 90 %% inom 2, minst 65 %% vid det bästa kända värdet. Efteråt: %s",
                Machine.line("ingen databas"));
    }

    private void table(String title, Map<String, Gaps> bySet, Gaps all) {
        if (all.isEmpty()) return;
        lines.say("");
        lines.say("%s", title);
        lines.say("  %-24s %5s %9s %9s %9s %9s", "grupp", "fall", "medel", "90 %", "störst", "vid bästa");
        bySet.forEach((set, gaps) -> lines.say("%s", gaps.line(set)));
        if (bySet.size() > 1) lines.say("%s", all.line("tillsammans"));
    }

    /** The first instances would pay for what the machine has yet to learn. */
    private void warm(List<RouteInstance> all) {
        double each = Math.min(0.3, options.seconds());
        for (int i = 0; i < 4; i++) solve(all.get(i * (all.size() - 1) / 3).problem(), each);
    }

    private int[][] solve(Orienteering problem, double seconds) {
        long until = clock.getAsLong() + (long) (seconds * 1e9);
        int[] steps = {0};
        BooleanSupplier stop = () -> ++steps[0] % STEPS == 0 && clock.getAsLong() >= until;
        return RoundSolver.solve(problem, options.seed(), stop);
    }
}

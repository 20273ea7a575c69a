package se.lagesbild.backend.hotspots.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.gis.stats.KernelDensity;
import se.lagesbild.gis.stats.KernelDensity.Kernel;

/** What each method says of each square at one moment, from the events before it. Pure. */
final class Forecast {
    private static final long MICROS_OF_A_DAY = Duration.ofDays(1).toSeconds() * 1_000_000;

    private final StudyArea area;
    private final Events events;
    private final int[] cellOf;
    private final int before;
    private final long moment;
    private final CellRanker.Scores own;

    /** @param cellOf cell of each event */
    Forecast(StudyArea area, Events events, int[] cellOf, long momentMicros, CellRanker ranker) {
        this.area = area;
        this.events = events;
        this.cellOf = cellOf;
        this.moment = momentMicros;
        this.before = events.first(momentMicros);
        this.own = ranker.score(counted(), asked());
    }

    /** One number for each cell of the area, higher is more likely. */
    double[] by(Method method) {
        return switch (method.kind()) {
            case COUNT -> summed(moment - 7L * method.parameter() * MICROS_OF_A_DAY, 0);
            case DECAY -> summed(Long.MIN_VALUE, (double) method.parameter() * MICROS_OF_A_DAY);
            case DENSITY -> density(method.parameter());
            case GI_STAR -> own.giStar();
            case LIST -> own.listOrder();
            case NOTHING -> new double[area.size()];
        };
    }

    /** @param halfLife microseconds, or 0 where age means nothing */
    private double[] summed(long from, double halfLife) {
        var sums = new double[area.size()];
        for (int i = events.first(from); i < before; i++) {
            if (cellOf[i] >= 0) {
                sums[cellOf[i]] += halfLife == 0 ? 1 : Math.pow(2, (events.atMicros()[i] - moment) / halfLife);
            }
        }
        return sums;
    }

    private double[] density(double bandwidth) {
        var surface = KernelDensity.grid(
                Kernel.QUARTIC,
                Arrays.copyOf(events.x(), before),
                Arrays.copyOf(events.y(), before),
                null,
                bandwidth,
                area.cellMetres());
        var values = new double[area.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = surface.at(area.cell(i).column(), area.cell(i).row());
        }
        return values;
    }

    private List<CellCount> counted() {
        var counts = summed(Long.MIN_VALUE, 0);
        var cells = new ArrayList<CellCount>();
        for (int i = 0; i < counts.length; i++) {
            int n = (int) counts[i];
            if (n > 0) {
                cells.add(new CellCount(area.cell(i).column(), area.cell(i).row(), n, n, 0, n));
            }
        }
        return cells;
    }

    private List<long[]> asked() {
        var cells = new ArrayList<long[]>(area.size());
        for (int i = 0; i < area.size(); i++) {
            cells.add(new long[] {area.cell(i).column(), area.cell(i).row()});
        }
        return cells;
    }
}

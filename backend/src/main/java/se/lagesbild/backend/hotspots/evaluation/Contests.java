package se.lagesbild.backend.hotspots.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.observations.ObservationPoints;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Runs contests one at a time and keeps the last: the same reports and question, the same answer. */
@Service
class Contests {
    private static final int KEPT = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObservationPoints points;
    private final CellRanker ranker;
    private final Area area;
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<String, Run> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
            return size() > KEPT;
        }
    };

    Contests(ObservationPoints points, CellRanker ranker, Area area) {
        this.points = points;
        this.ranker = ranker;
        this.area = area;
    }

    /**
     * @param withoutPosition left out, because only the municipality is known
     * @param inaccurate left out, because the position is vaguer than a square
     * @param examples how many of those counted are generated data
     */
    record Run(
            Contest.Result result,
            int cells,
            double squareKilometres,
            int counted,
            int withoutPosition,
            int inaccurate,
            int examples) {}

    /** @throws Problem 503 while the observations are being read, or where others wait for a long contest; 400 for too many squares */
    Run run(Viewer viewer, ContestWish wish) {
        var counted = points.find(viewer, wish.counted());
        var anything = points.find(viewer, wish.anything());
        var key = counted.version() + "|" + anything.version() + "|" + wish.canonical();
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        var run = inTurn(() -> make(counted.points(wish.cellMetres()), anything, wish));
        synchronized (kept) {
            kept.put(key, run);
        }
        return run;
    }

    private Run make(ObservationPoints.Points found, ObservationPoints.Found anything, ContestWish wish) {
        var everywhere = wish.filtered() ? anything.points(wish.cellMetres()) : found;
        var study = study(everywhere, wish);
        var events = Events.sorted(found.x(), found.y(), found.atMicros());
        var moments = wish.moments().stream().mapToLong(Contests::micros).toArray();
        return new Run(
                Contest.run(study, events, moments, ranker),
                study.size(),
                study.squareKilometres(),
                found.x().length,
                found.withoutPosition(),
                found.inaccurate(),
                found.examples());
    }

    private StudyArea study(ObservationPoints.Points everywhere, ContestWish wish) {
        if (wish.area() == StudyArea.Kind.REPORTED) {
            return StudyArea.reported(wish.cellMetres(), everywhere.x(), everywhere.y());
        }
        var boundary = area.crs().from(Crs.WGS_84, area.boundary());
        return StudyArea.within(wish.cellMetres(), boundary, everywhere.x(), everywhere.y())
                .orElseThrow(
                        () -> Problem.badQuery("cell", "too-many-squares", wish.cellMetres(), StudyArea.MOST_CELLS));
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private Run inTurn(Supplier<Run> make) {
        boolean free;
        try {
            free = turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            free = false;
        }
        if (!free) {
            throw Problem.of(503, "contest-busy");
        }
        try {
            return make.get();
        } finally {
            turn.release();
        }
    }
}

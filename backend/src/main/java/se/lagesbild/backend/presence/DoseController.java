package se.lagesbild.backend.presence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;

/** The dose of a week over HTTP. */
@RestController
class DoseController {
    private static final int MOST_WEEKS = 52;

    private final DoseLedger ledger;
    private final ReadLog readLog;
    private final Area area;
    private final Clock clock;

    DoseController(DoseLedger ledger, ReadLog readLog, Area area, Clock clock) {
        this.ledger = ledger;
        this.readLog = readLog;
        this.area = area;
        this.clock = clock;
    }

    /**
     * What studies say of a dose, for those who plan one.
     *
     * @param minutesPerVisit from, to
     * @param everyDays at least so often
     * @param deliveredElsewhere share of the ordered minutes that was given
     */
    record Evidence(
            List<Integer> minutesPerVisit,
            int everyDays,
            int visitsPerWeek,
            double deliveredElsewhere,
            Map<String, String> sources) {
        static final Evidence KNOWN = new Evidence(
                List.of(10, 15),
                DoseLines.LONGEST_GAP_DAYS,
                3,
                0.55,
                Map.of(
                        "minutesPerVisit", "Koper (1995); Telep, Mitchell & Weisburd (2014)",
                        "everyDays", "Basford et al. (2021)",
                        "deliveredElsewhere", "Williams & Coupe (2017): 24-26 of 45 minutes a day"));
    }

    record DoseView(
            String week,
            java.time.LocalDate from,
            java.time.LocalDate to,
            java.time.LocalDate asOf,
            boolean going,
            List<DoseLedger.PlaceDose> places,
            List<DoseLedger.Total> totals,
            DoseLedger.Given given,
            List<DoseLedger.PastWeek> history,
            Evidence evidence) {}

    @GetMapping("/api/dose")
    ResponseEntity<DoseView> dose(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String week,
            @RequestParam(defaultValue = "8") int weeks) {
        var monday = week == null ? WeekName.mondayOf(LocalTimes.day(clock.instant(), area)) : WeekName.monday(week);
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw Problem.badQuery("weeks", "not-between", weeks, 1, MOST_WEEKS);
        }
        var dose = ledger.week(viewer, monday, weeks);
        readLog.read(
                viewer,
                "dose",
                "week=%s&weeks=%d".formatted(dose.week(), weeks),
                dose.places().size());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(new DoseView(
                        dose.week(),
                        dose.from(),
                        dose.to(),
                        dose.asOf(),
                        dose.going(),
                        dose.places(),
                        dose.totals(),
                        dose.given(),
                        dose.history(),
                        Evidence.KNOWN));
    }
}

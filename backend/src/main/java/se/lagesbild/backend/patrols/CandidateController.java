package se.lagesbild.backend.patrols;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Whose turn it is on a day, over HTTP. */
@RestController
class CandidateController {
    private final UsualPlaces usual;
    private final ReadLog readLog;
    private final Area area;

    CandidateController(UsualPlaces usual, ReadLog readLog, Area area) {
        this.usual = usual;
        this.readLog = readLog;
        this.area = area;
    }

    record WindowView(OffsetDateTime from, OffsetDateTime to) {}

    /**
     * @param prize what a visit is worth, in the unit of the measure
     * @param due {@code NEVER, OVERDUE, TODAY, TOMORROW, LATER}; null without a dose
     * @param first whether it comes before places that can wait
     * @param daysSince whole days from the last known visit to the day
     * @param hotSpot id of the hot spot that it stands for
     */
    record CandidateView(
            String id,
            String name,
            List<Double> point,
            double prize,
            int dwellMinutes,
            List<WindowView> windows,
            ThirdDay.@Nullable Due due,
            boolean first,
            @Nullable Long daysSince,
            @Nullable Integer owedVisits,
            @Nullable Long owedMinutes,
            @Nullable String hotSpot,
            @Nullable String why,
            @Nullable String hazards,
            @Nullable String measures,
            boolean example) {}

    record CandidatesView(LocalDate date, List<CandidateView> places) {}

    /** @param date local day of the round, as 2026-11-27 @param measure {@code count} or {@code harm}: the unit of the prizes */
    @GetMapping("/api/rounds/candidates")
    CandidatesView candidates(
            Viewer viewer, @RequestParam String date, @RequestParam(defaultValue = "count") String measure) {
        var day = day(date);
        var by = measure(measure);
        var places = usual.candidates(viewer, day, by);
        readLog.read(viewer, "rounds/candidates", date, places.size());
        return new CandidatesView(day, places.stream().map(this::view).toList());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badQuery("date", "not-a-day", text);
        }
    }

    private static HotSpots.Measure measure(String text) {
        return switch (text) {
            case "count" -> HotSpots.Measure.COUNT;
            case "harm" -> HotSpots.Measure.HARM;
            default -> throw Problem.badQuery("measure", "not-one-of", text, "count, harm");
        };
    }

    private CandidateView view(UsualPlaces.Candidate one) {
        var place = one.place();
        var wgs =
                Crs.WGS_84.from(area.crs(), place.point().getX(), place.point().getY());
        return new CandidateView(
                place.id(),
                place.name(),
                List.of(PlanViews.round6(wgs.getX()), PlanViews.round6(wgs.getY())),
                place.prize(),
                place.dwellMinutes(),
                place.windows().stream()
                        .map(window -> new WindowView(
                                window.from().atZone(area.timeZone()).toOffsetDateTime(),
                                window.to().atZone(area.timeZone()).toOffsetDateTime()))
                        .toList(),
                one.due(),
                one.first(),
                one.daysSince(),
                one.owed() == null ? null : one.owed().visits(),
                one.owed() == null ? null : one.owed().minutes(),
                one.hotSpot(),
                place.why(),
                one.hazards(),
                one.measures(),
                one.example());
    }
}

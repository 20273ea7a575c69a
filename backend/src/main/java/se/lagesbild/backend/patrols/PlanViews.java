package se.lagesbild.backend.patrols;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.routes.RoundPlanner;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.node.ObjectNode;

/** Writes plans for people and maps. */
@Component
class PlanViews {
    private static final Map<RoundPlanner.Reason, String> REASONS = Map.of(
            RoundPlanner.Reason.NO_STREET_NEAR, "Ligger mer än 100 m från närmaste gata.",
            RoundPlanner.Reason.NOT_REACHABLE, "Ingen gångväg leder dit.",
            RoundPlanner.Reason.TOO_FAR, "Hinns inte, ens som enda stopp: för långt bort för passet.",
            RoundPlanner.Reason.NO_TIME_IN_WINDOW, "Inget pass är där under platsens tider.",
            RoundPlanner.Reason.OVER_LENGTH_CAP, "Skulle göra ronden längre än taket.",
            RoundPlanner.Reason.LOWER_PRIZE, "Tiden räcker inte till alla; platser med större tyngd gick före.",
            RoundPlanner.Reason.BANNED, "Borttagen i planeringen.",
            RoundPlanner.Reason.NOT_IN_ORDER, "Inte med i ordningen som du har lagt.");
    private static final Map<RoundPlanner.Miss, String> MISSES = Map.of(
            RoundPlanner.Miss.NOT_REACHABLE, "Ingen gångväg leder hit.",
            RoundPlanner.Miss.AFTER_WINDOW, "Hinns inte under platsens tider.",
            RoundPlanner.Miss.AFTER_SHIFT, "Hinns inte innan passet slutar.",
            RoundPlanner.Miss.OVER_LENGTH_CAP, "Gör ronden längre än taket.");

    private final ZoneId zone;
    private final Crs crs;

    PlanViews(Area area) {
        this.zone = area.timeZone();
        this.crs = area.crs();
    }

    PlanView of(RoundPlanner.Plan plan) {
        var rounds = plan.rounds().stream()
                .map(round -> new PlanView.RoundView(
                        round.pair(),
                        round.stops().stream().map(this::stop).toList(),
                        Math.round(round.walkedMetres()),
                        Math.round(round.streetMetres()),
                        plan.alongStreets(),
                        local(round.end()),
                        round.way() == null ? null : geometry(round)))
                .toList();
        return new PlanView(
                rounds,
                Math.round(plan.covered() * 1000) / 1000.0,
                Math.round(plan.prize() * 1000) / 1000.0,
                plan.leftOut().stream()
                        .map(left -> new PlanView.LeftOutView(
                                left.place().id(),
                                left.place().name(),
                                REASONS.getOrDefault(left.reason(), ""),
                                left.reason()))
                        .toList(),
                plan.seed(),
                plan.iterations(),
                plan.alongStreets(),
                plan.alongStreets()
                        ? null
                        : "Inget gatunät är inläst: ronden är ritad som räta linjer, och gångvägen räknad som fågelvägen gånger 1,3.",
                plan.attribution());
    }

    private ObjectNode geometry(RoundPlanner.Round round) {
        var way = Objects.requireNonNull(round.way());
        return GeoJson.write(Crs.WGS_84.from(crs, way));
    }

    private PlanView.StopView stop(RoundPlanner.Stop stop) {
        var point = stop.place().point();
        var wgs = Crs.WGS_84.from(crs, point.getX(), point.getY());
        return new PlanView.StopView(
                stop.place().id(),
                stop.place().name(),
                local(stop.arrive()),
                local(stop.leave()),
                stop.place().dwellMinutes(),
                Math.round(stop.walkMetres()),
                stop.place().prize(),
                stop.place().why(),
                List.of(round6(wgs.getX()), round6(wgs.getY())),
                stop.miss(),
                stop.miss() == null ? null : MISSES.get(stop.miss()));
    }

    private String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    static double round6(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}

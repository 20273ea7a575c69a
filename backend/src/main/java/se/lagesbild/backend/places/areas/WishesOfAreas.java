package se.lagesbild.backend.places.areas;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.DoseWishes;
import se.lagesbild.gis.formats.Area;

/** The wishes of each week, out of the drawn areas and their versions. */
@Component
class WishesOfAreas implements DoseWishes {
    private final DrawnAreaQueries areas;
    private final Area town;

    WishesOfAreas(DrawnAreaQueries areas, Area town) {
        this.areas = areas;
        this.town = town;
    }

    @Override
    public List<WishedWeek> weeks(Viewer viewer, LocalDate last, int weeks) {
        var histories = histories();
        var told = new ArrayList<WishedWeek>();
        for (int ago = weeks - 1; ago >= 0; ago--) {
            var monday = last.minusWeeks(ago);
            told.add(new WishedWeek(
                    monday,
                    histories.stream()
                            .flatMap(history -> history.in(monday).stream())
                            .map(WishesOfAreas::told)
                            .sorted(Comparator.comparing(
                                            (Wish wish) -> wish.name().toLowerCase(java.util.Locale.ROOT))
                                    .thenComparing(Wish::id))
                            .toList()));
        }
        return told;
    }

    private Collection<WishHistory> histories() {
        var byId = new LinkedHashMap<UUID, List<WishHistory.Version>>();
        for (var area : areas.versions(AreaKind.PRIORITY_PLACE)) {
            byId.computeIfAbsent(area.id(), id -> new ArrayList<>())
                    .add(new WishHistory.Version(
                            area.changedAt().atZone(town.timeZone()).toLocalDate(), !area.stands(), area));
        }
        return byId.values().stream().map(WishHistory::new).toList();
    }

    private static Wish told(WishHistory.InForce one) {
        var sheet = one.area().sheet();
        var dose = sheet.wantedDose();
        return new Wish(
                one.area().id(),
                sheet.name(),
                sheet.party() == null
                        ? AreaSheet.Party.BOTH.name()
                        : sheet.party().name(),
                one.days(),
                dose == null ? null : dose.visitsPerWeek(),
                dose == null ? null : dose.minutesPerVisit(),
                dose == null ? List.of() : windows(dose),
                sheet.hazards(),
                sheet.measures(),
                sheet.handOffs(),
                sheet.fromHotSpot(),
                one.area().geometry(),
                one.area().example());
    }

    private static List<Window> windows(AreaSheet.WantedDose dose) {
        return dose.windows().stream()
                .map(one -> new Window(one.weekday(), LocalTime.parse(one.from()), LocalTime.parse(one.to())))
                .toList();
    }
}

package se.lagesbild.backend.presence;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Field;
import se.lagesbild.backend.maps.FeatureSource.Row;
import se.lagesbild.backend.maps.FeatureSource.Type;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.Area;

/** What the priority places owe this week, as a map layer: the same lines as the dose page, each with its place. */
@Component
class DoseLayer implements MapLayer {
    private static final List<Field> FIELDS = List.of(
            new Field("name", Type.TEXT, "Namn", "Name", List.of()),
            new Field("party", Type.TEXT, "För vem", "Party", List.of("WARDENS", "POLICE", "BOTH")),
            new Field("week", Type.TEXT, "Vecka", "Week", List.of()),
            new Field("wantedMinutes", Type.INTEGER, "Önskade minuter", "Minutes wanted", List.of()),
            new Field("minutes", Type.INTEGER, "Givna minuter", "Minutes given", List.of()),
            new Field("owedMinutes", Type.INTEGER, "Minuter kvar (närvaroskuld)", "Minutes owed", List.of()),
            new Field("owedVisits", Type.INTEGER, "Besök kvar", "Visits owed", List.of()),
            new Field(
                    "daysSinceLast",
                    Type.INTEGER,
                    "Dagar sedan senaste besöket",
                    "Days since the last visit",
                    List.of()),
            new Field("level", Type.TEXT, "Skuld", "Debt", List.of("NO_WISH", "PAID", "LITTLE", "HALF", "MOST")),
            new Field("example", Type.BOOLEAN, "Exempel", "Example", List.of()));

    private final DoseLedger ledger;
    private final Area area;
    private final Clock clock;
    private final FeatureSource source;

    DoseLayer(DoseLedger ledger, Ground ground, Area area, Clock clock) {
        this.ledger = ledger;
        this.area = area;
        this.clock = clock;
        this.source = new FeatureList(
                "Närvaroskuld", "Presence owed", FeatureSource.Shape.ANY, FIELDS, null, ground, this::rows);
    }

    @Override
    public String id() {
        return "dose";
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER, Role.POLICE);
    }

    @Override
    public boolean logged() {
        return true;
    }

    @Override
    public Optional<FeatureSource> features() {
        return Optional.of(source);
    }

    private List<Row> rows(Viewer viewer) {
        var monday = WeekName.mondayOf(LocalTimes.day(clock.instant(), area));
        return ledger.owing(viewer, monday).stream()
                .map(one -> row(one, WeekName.of(monday)))
                .toList();
    }

    private static Row row(DoseLedger.PlaceOwes one, String week) {
        var dose = one.dose();
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", dose.name());
        values.put("party", dose.party().name());
        values.put("week", week);
        values.put("wantedMinutes", dose.wanted() == null ? null : dose.wanted().minutes());
        values.put("minutes", (int) dose.done().minutes());
        values.put("owedMinutes", dose.owed() == null ? null : (int) dose.owed().minutes());
        values.put("owedVisits", dose.owed() == null ? null : dose.owed().visits());
        values.put(
                "daysSinceLast",
                dose.daysSinceLast() == null ? null : dose.daysSinceLast().intValue());
        values.put("level", dose.level());
        values.put("example", dose.example());
        return new Row(dose.place(), one.area(), values);
    }
}

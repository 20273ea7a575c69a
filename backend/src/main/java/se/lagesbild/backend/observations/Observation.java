package se.lagesbild.backend.observations;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.observations.LastChange.What;

/**
 * One observation: what was seen, when and where, and what became of it. Each change makes a version; what stood here before
 * is kept by {@link HistoryQueries#keep}, which the caller asks first, in the same transaction.
 */
@SuppressWarnings("UnusedVariable") // fields that only Hibernate reads
@Entity
@Table(schema = "observations", name = "observation")
class Observation {
    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String categoryCode;
    private String setting;

    @Enumerated(EnumType.STRING)
    private Source source;

    private @Nullable String sourceName;
    private Instant occurredAt;
    private @Nullable Instant occurredUntil;
    private Instant receivedAt;

    /** Area's metric CRS; null exactly when the position is only the municipality. */
    @Column(columnDefinition = "geometry")
    private @Nullable Point geom;

    @Enumerated(EnumType.STRING)
    private PositionKind positionKind;

    @Column(name = "position_accuracy_m")
    private @Nullable Double positionAccuracyMetres;

    @Enumerated(EnumType.STRING)
    private @Nullable People people;

    private @Nullable String note;
    private @Nullable String place;
    private @Nullable UUID shift;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] photos = {};

    @Enumerated(EnumType.STRING)
    private Status status = Status.REPORTED;

    private boolean example;
    private @Nullable UUID reporterId;

    @Embedded
    private @Nullable LastChange lastChange;

    private @Nullable UUID duplicateOf;
    private @Nullable String handedTo;
    private @Nullable String handedMessage;
    private @Nullable String decision;
    private @Nullable Instant decidedAt;
    private @Nullable UUID decidedBy;
    private @Nullable String eraseReason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Observation() {}

    Observation(UUID id, Report report, String setting, Source source, Viewer reporter, Instant receivedAt) {
        this.id = id;
        this.source = source;
        this.reporterId = reporter.id();
        this.receivedAt = receivedAt;
        this.categoryCode = report.categoryCode();
        this.occurredAt = report.occurredAt();
        this.positionKind = report.positionKind();
        this.setting = setting;
        take(report, setting);
        this.lastChange = new LastChange(What.CREATED, reporter, receivedAt, List.of());
    }

    /** Takes over what the report says. */
    void change(Report report, String newSetting, Viewer by, Instant at) {
        var fields = differences(report);
        take(report, newSetting);
        lastChange = new LastChange(What.CORRECTED, by, at, fields);
    }

    /**
     * Names of the properties that the report says otherwise; empty for the same content. What the server sets itself does
     * not count.
     */
    List<String> differences(Report report) {
        var fields = new ArrayList<String>();
        differ(fields, "category", categoryCode.equals(report.categoryCode()));
        differ(fields, "occurredAt", occurredAt.equals(report.occurredAt()));
        differ(fields, "occurredUntil", Objects.equals(occurredUntil, report.occurredUntil()));
        differ(fields, "position", samePlace(report.point()));
        differ(fields, "positionKind", positionKind == report.positionKind());
        differ(fields, "positionAccuracy", Objects.equals(positionAccuracyMetres, report.positionAccuracyMetres()));
        differ(fields, "people", people == report.people());
        differ(fields, "note", Objects.equals(note, report.note()));
        differ(fields, "place", Objects.equals(place, report.place()));
        differ(fields, "shift", Objects.equals(shift, report.shift()));
        differ(fields, "photos", Arrays.asList(photos).equals(report.photos()));
        return fields;
    }

    private static void differ(List<String> fields, String name, boolean same) {
        if (!same) {
            fields.add(name);
        }
    }

    /** Confirms that it happened as told. */
    void verify(Viewer by, Instant at) {
        from(Status.REPORTED, Status.HANDED_OFF);
        settle(Status.VERIFIED, What.VERIFIED, by, at, "status");
    }

    /** Links it to the same event told by somebody else: from now on that one is counted, and this one is not. */
    void link(UUID original, Viewer by, Instant at) {
        from(Status.REPORTED, Status.VERIFIED, Status.HANDED_OFF);
        duplicateOf = original;
        settle(Status.DUPLICATE, What.DUPLICATE, by, at, "status", "duplicateOf");
    }

    /** Gives it to somebody who can act, such as the street department. */
    void handOff(String to, @Nullable String message, Viewer by, Instant at) {
        from(Status.REPORTED, Status.VERIFIED, Status.HANDED_OFF);
        handedTo = to;
        handedMessage = message;
        settle(Status.HANDED_OFF, What.HANDED_OFF, by, at, "status", "handedTo", "handedMessage");
    }

    /** Ends it with what it led to, in words for the one who reported. */
    void close(String ledTo, Viewer by, Instant at) {
        from(Status.REPORTED, Status.VERIFIED, Status.HANDED_OFF);
        decision = ledTo;
        settle(Status.CLOSED, What.CLOSED, by, at, "status", "decision");
    }

    /** Takes back what was decided: it is as newly reported. */
    void reopen(Viewer by, Instant at) {
        from(Status.VERIFIED, Status.DUPLICATE, Status.HANDED_OFF, Status.CLOSED);
        undecide();
        status = Status.REPORTED;
        lastChange = new LastChange(What.REOPENED, by, at, List.of("status"));
    }

    /** Takes away what it told; the row stays as a tombstone, so that it can never come back by being sent again. */
    void erase(String reason, Viewer by, Instant at) {
        undecide();
        geom = null;
        positionKind = PositionKind.AREA;
        positionAccuracyMetres = null;
        people = null;
        note = null;
        place = null;
        photos = new UUID[0];
        eraseReason = reason;
        status = Status.ERASED;
        lastChange = new LastChange(
                What.ERASED, by, at, List.of("position", "people", "note", "place", "photos", "decision"));
    }

    private void settle(Status next, What what, Viewer by, Instant at, String... fields) {
        status = next;
        decidedAt = at;
        decidedBy = by.id();
        lastChange = new LastChange(what, by, at, List.of(fields));
    }

    private void undecide() {
        duplicateOf = null;
        handedTo = null;
        handedMessage = null;
        decision = null;
        decidedAt = null;
        decidedBy = null;
    }

    private void from(Status... allowed) {
        if (!Arrays.asList(allowed).contains(status)) {
            throw Problem.of(409, "wrong-state", id, status);
        }
    }

    private boolean samePlace(@Nullable Point other) {
        return geom == null || other == null ? geom == other : geom.equalsExact(other, 1e-6);
    }

    private void take(Report report, String newSetting) {
        categoryCode = report.categoryCode();
        setting = newSetting;
        occurredAt = report.occurredAt();
        occurredUntil = report.occurredUntil();
        geom = report.point();
        positionKind = report.positionKind();
        positionAccuracyMetres = report.positionAccuracyMetres();
        people = report.people();
        note = report.note();
        place = report.place();
        shift = report.shift();
        photos = report.photos().toArray(UUID[]::new);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version == null ? 0 : version;
    }

    String categoryCode() {
        return categoryCode;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    UUID reporterId() {
        return reporterId;
    }

    @Nullable
    UUID shift() {
        return shift;
    }

    Status status() {
        return status;
    }

    @Nullable
    UUID duplicateOf() {
        return duplicateOf;
    }

    /** True when it stands as it would after being handed to them again. */
    boolean isHandedTo(String to, @Nullable String message) {
        return status == Status.HANDED_OFF && to.equals(handedTo) && Objects.equals(message, handedMessage);
    }

    boolean isClosedWith(String ledTo) {
        return status == Status.CLOSED && ledTo.equals(decision);
    }
}

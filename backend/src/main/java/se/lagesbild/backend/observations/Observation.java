package se.lagesbild.backend.observations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** One observation: what was seen, when and where. Changes go through {@link #change}. */
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

    private String status = "REPORTED";
    private boolean example;
    private @Nullable UUID reporterId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Observation() {}

    Observation(UUID id, Report report, String setting, Source source, UUID reporterId, Instant receivedAt) {
        this.id = id;
        this.source = source;
        this.reporterId = reporterId;
        this.receivedAt = receivedAt;
        this.categoryCode = report.categoryCode();
        this.occurredAt = report.occurredAt();
        this.positionKind = report.positionKind();
        this.setting = setting;
        take(report, setting);
    }

    /** Takes over what the report says; the version goes up when that differs. */
    void change(Report report, String newSetting) {
        take(report, newSetting);
    }

    /** Same content as the report; what the server sets itself does not count. */
    boolean says(Report report) {
        return categoryCode.equals(report.categoryCode())
                && occurredAt.equals(report.occurredAt())
                && Objects.equals(occurredUntil, report.occurredUntil())
                && samePlace(report.point())
                && positionKind == report.positionKind()
                && Objects.equals(positionAccuracyMetres, report.positionAccuracyMetres())
                && people == report.people()
                && Objects.equals(note, report.note())
                && Objects.equals(place, report.place())
                && Objects.equals(shift, report.shift())
                && Arrays.asList(photos).equals(report.photos());
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

    @Nullable
    UUID reporterId() {
        return reporterId;
    }
}

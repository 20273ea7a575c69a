package se.lagesbild.backend.observations;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import se.lagesbild.backend.access.Viewer;

/** Who made the present version of an observation, when, and what it was about. */
@SuppressWarnings("UnusedVariable") // fields that only Hibernate reads
@Embeddable
class LastChange {
    enum What {
        CREATED,
        CORRECTED,
        VERIFIED,
        DUPLICATE,
        HANDED_OFF,
        CLOSED,
        REOPENED,
        ERASED
    }

    @Column(name = "changed_at")
    private Instant at;

    @Column(name = "changed_by")
    private UUID by;

    @Column(name = "changed_by_name")
    private String byName;

    @Column(name = "changed_what")
    private String what;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "changed_fields")
    private String[] fields;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected LastChange() {}

    /** @param fields names of the properties that differ from the version before */
    LastChange(What what, Viewer by, Instant at, List<String> fields) {
        this.what = what.name();
        this.by = by.id();
        this.byName = by.displayName();
        this.at = at;
        this.fields = fields.toArray(String[]::new);
    }
}

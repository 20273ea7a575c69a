package se.lagesbild.backend.observations.photos;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;

/** Which photo belongs to which observation. */
@Repository
class PhotoQueries {
    private final JdbcClient jdbc;

    PhotoQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A photo that has come whole. */
    record Stored(UUID id, UUID observationId, String sha256, String contentType, int sentBytes) {}

    /** The observation of the viewer's own that names the photo. */
    Optional<UUID> observationNaming(Viewer viewer, UUID photo) {
        return jdbc.sql("""
                        select o.id
                        from observations.observation o
                        where o.photos <> '{}' -- as the index says it
                          and o.photos @> array[:photo]::uuid[]
                          and o.reporter_id = :viewerId
                          and o.status <> 'ERASED'
                        order by o.received_at, o.id
                        limit 1
                        """)
                .param("photo", photo)
                .param("viewerId", viewer.id())
                .query(UUID.class)
                .optional();
    }

    Optional<Stored> find(UUID photo) {
        return jdbc.sql("""
                        select id, observation_id, sha256, content_type, sent_bytes
                        from observations.photo
                        where id = :photo and erased_at is null
                        """).param("photo", photo).query(Stored.class).optional();
    }

    /** The photo, where the viewer may see its observation: planners all, others their own. */
    Optional<Stored> find(Viewer viewer, UUID photo) {
        return jdbc.sql("""
                        select p.id, p.observation_id, p.sha256, p.content_type, p.sent_bytes
                        from observations.photo p
                        join observations.observation o on o.id = p.observation_id
                        where p.id = :photo
                          and p.erased_at is null
                          and o.status <> 'ERASED'
                          and (:all or o.reporter_id = :viewerId)
                        """)
                .param("photo", photo)
                .param("all", viewer.seesAllObservations())
                .param("viewerId", viewer.id())
                .query(Stored.class)
                .optional();
    }

    /** @return false when the observation was erased, or no longer names the photo, while it was on its way */
    boolean store(Stored photo, CleanPhoto clean, Instant receivedAt) {
        return jdbc.sql("""
                        insert into observations.photo
                          (id, observation_id, sha256, content_type, stored_bytes, sent_bytes, width, height, received_at)
                        select :id, o.id, :sha256, :contentType, :storedBytes, :sentBytes, :width, :height, :receivedAt
                        from observations.observation o
                        where o.id = :observationId
                          and o.status <> 'ERASED'
                          and :id = any (o.photos)
                        for share
                        """)
                        .param("id", photo.id())
                        .param("observationId", photo.observationId())
                        .param("sha256", photo.sha256())
                        .param("contentType", photo.contentType())
                        .param("storedBytes", clean.file().length)
                        .param("sentBytes", photo.sentBytes())
                        .param("width", clean.width())
                        .param("height", clean.height())
                        .param("receivedAt", receivedAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Marks the photos of an observation, but for those named; their rows go when their files have gone. */
    void markErased(UUID observation, List<UUID> keep, Instant at) {
        jdbc.sql("""
                        update observations.photo
                        set erased_at = :at
                        where observation_id = :observation and erased_at is null and not (id = any (:keep::uuid[]))
                        """)
                .param("observation", observation)
                .param("keep", keep.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The hashes of all files that some row still needs. */
    Set<String> hashes() {
        return new HashSet<>(jdbc.sql("select distinct sha256 from observations.photo")
                .query(String.class)
                .list());
    }

    /** Hashes of erased photos; {@code needed} says that another photo has the same content. */
    record Erased(UUID id, String sha256, boolean needed) {}

    List<Erased> erased() {
        return jdbc.sql("""
                        select p.id, p.sha256,
                               exists (select from observations.photo other
                                       where other.sha256 = p.sha256 and other.erased_at is null) as needed
                        from observations.photo p
                        where p.erased_at is not null
                        order by p.id
                        """).query(Erased.class).list();
    }

    void forget(UUID photo) {
        jdbc.sql("delete from observations.photo where id = :photo and erased_at is not null")
                .param("photo", photo)
                .update();
    }
}

package se.lagesbild.backend.maps.views;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;

/** Saved views in the database. */
@Repository
class SavedViewQueries {
    private static final String SELECT = """
            select v.id, v.version, v.name, v.address, v.shared, v.owner, v.owner_name, v.changed_at
            from maps.view v
            """;

    private final JdbcClient jdbc;

    SavedViewQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One's own and those that are shared, by name. */
    List<SavedView> list(Viewer viewer) {
        return jdbc.sql(SELECT + "where v.owner = :viewer or v.shared order by lower(v.name), v.id")
                .param("viewer", viewer.id())
                .query((row, i) -> view(row))
                .list();
    }

    Optional<SavedView> find(Viewer viewer, UUID id) {
        return jdbc.sql(SELECT + "where v.id = :id and (v.owner = :viewer or v.shared)")
                .param("id", id)
                .param("viewer", viewer.id())
                .query((row, i) -> view(row))
                .optional();
    }

    /** Holds the row until the end of the transaction. */
    Optional<SavedView> lock(UUID id) {
        return jdbc.sql(SELECT + "where v.id = :id for update")
                .param("id", id)
                .query((row, i) -> view(row))
                .optional();
    }

    /** @return false when the id is taken */
    boolean insert(SavedView view) {
        return write("""
                insert into maps.view (id, version, name, address, shared, owner, owner_name, changed_at)
                values (:id, :version, :name, :address, :shared, :owner, :ownerName, :at)
                on conflict (id) do nothing
                """, view) == 1;
    }

    void update(SavedView view) {
        write("""
                update maps.view
                set version = :version, name = :name, address = :address, shared = :shared, owner = :owner, owner_name = :ownerName,
                    changed_at = :at
                where id = :id
                """, view);
    }

    void delete(UUID id) {
        jdbc.sql("delete from maps.view where id = :id").param("id", id).update();
    }

    private int write(String sql, SavedView view) {
        return jdbc.sql(sql)
                .param("id", view.id())
                .param("version", view.version())
                .param("name", view.name())
                .param("address", view.address())
                .param("shared", view.shared())
                .param("owner", view.owner())
                .param("ownerName", view.ownerName())
                .param("at", view.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("name"),
                row.getString("address"),
                row.getBoolean("shared"),
                row.getObject("owner", UUID.class),
                row.getString("owner_name"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}

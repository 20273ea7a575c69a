package se.lagesbild.backend;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mark in the database: which area it belongs to, and whether it is a demonstration. */
@Repository
class InstallationQueries {
    private final JdbcClient jdbc;

    InstallationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Mark(String areaId, boolean demo) {}

    Optional<Mark> find() {
        return jdbc.sql("select area_id, demo from lagesbild.installation")
                .query(Mark.class)
                .optional();
    }

    void mark(String areaId, boolean demo) {
        jdbc.sql("insert into lagesbild.installation (area_id, demo) values (:area, :demo)")
                .param("area", areaId)
                .param("demo", demo)
                .update();
    }

    /** @throws AnotherArea when the database is marked for another area; a database without a mark passes */
    static void refuseAnotherArea(DataSource dataSource, String areaId) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            try (var exists = statement.executeQuery("select to_regclass('lagesbild.installation') is not null")) {
                exists.next();
                if (!exists.getBoolean(1)) {
                    return;
                }
            }
            try (var mark = statement.executeQuery("select area_id from lagesbild.installation")) {
                if (mark.next() && !mark.getString(1).equals(areaId)) {
                    throw new AnotherArea(mark.getString(1), areaId);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** The database holds another municipality. */
    static final class AnotherArea extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        AnotherArea(String found, String wanted) {
            super(
                    "Databasen hör till området '%s' och kan inte startas som '%s': välj en annan LAGESBILD_HOME eller databas, eller LAGESBILD_AREA=%s."
                            .formatted(found, wanted, found));
        }
    }
}

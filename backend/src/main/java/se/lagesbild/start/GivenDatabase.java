package se.lagesbild.start;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Looks whether a database that someone else runs can be used, before anything is built on it. */
final class GivenDatabase {
    private static final int OLDEST =
            130000; // server_version_num: PostgreSQL 13, the oldest that PostGIS 3.4 and our SQL both know

    private GivenDatabase() {}

    /** @throws StartProblem when it does not answer, is too old, or has no PostGIS to switch on */
    static void check(Database database) {
        var properties = new Properties();
        if (!database.user().isEmpty()) properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("loginTimeout", "10"); // seconds
        try (Connection connection = DriverManager.getConnection(database.url(), properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('server_version_num')::int,
                               exists (select from pg_available_extensions where name = 'postgis')
                        """)) {
            row.next();
            if (row.getInt(1) < OLDEST)
                throw new StartProblem(
                        StartProblem.CANNOT,
                        "Databasen %s är PostgreSQL %d: version 13 eller senare behövs"
                                .formatted(address(database), row.getInt(1) / 10000));
            if (!row.getBoolean(2))
                throw new StartProblem(
                        StartProblem.CANNOT,
                        "Databasen %s har inte PostGIS: installera paketet på databasens server"
                                .formatted(address(database)));
        } catch (SQLException e) {
            throw new StartProblem(
                    StartProblem.CANNOT,
                    "Databasen %s svarar inte (%s): kontrollera LAGESBILD_DB_URL, LAGESBILD_DB_USER och LAGESBILD_DB_PASSWORD"
                            .formatted(address(database), e.getMessage()),
                    e);
        }
    }

    /** Without parameters, which may hold a password. */
    private static String address(Database database) {
        return database.url().replaceFirst("\\?.*", "");
    }
}

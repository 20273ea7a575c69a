package se.lagesbild.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTests {
    @Test
    void givesEachCallerAnEmptyDatabaseOfItsOwnWithPostgis() throws SQLException {
        Database first = TestDatabase.create("first");
        Database second = TestDatabase.create("second");
        query(first, "create table only_here (id int)");
        assertThat(query(second, "select to_regclass('only_here') is null")).isEqualTo("t");
        assertThat(query(second, "select st_astext(st_point(13.15, 55.37))")).isEqualTo("POINT(13.15 55.37)");
    }

    @Test
    void sharesOneDatabaseAmongThoseWhoAskForNone() {
        assertThat(TestDatabase.url()).isEqualTo(TestDatabase.url()).contains("/common_");
    }

    @Test
    void copiesAMigratedTemplate() throws SQLException {
        Database template = TestDatabase.create("template");
        query(template, "create table kept as select 7 as id");
        Database copy = TestDatabase.copy(template, "copy");
        assertThat(query(copy, "select id from kept")).isEqualTo("7");
    }

    static String query(Database database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? result.getString(1) : "";
            }
        }
    }
}

package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.lagesbild.start.TestDatabase;

class RecordingDataSourceTests {
    private static final String SQL = "select convert_to(:word || :number, 'UTF8')";

    private static RecordingDataSource source() {
        var database = TestDatabase.create("recording");
        return new RecordingDataSource(
                new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    private static byte[] ask(RecordingDataSource source) {
        return JdbcClient.create(source)
                .sql(SQL)
                .param("word", "ruta ")
                .param("number", "14")
                .query(byte[].class)
                .single();
    }

    @Test
    void sendsAgainWhatWasSentWithItsParameters() throws SQLException {
        var source = source();
        var sent = source.during(() -> ask(source));
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).sql()).isEqualTo("select convert_to(? || ?, 'UTF8')");
        try (var connection = source.getConnection()) {
            assertThat(new String(sent.get(0).bytes(connection), StandardCharsets.UTF_8))
                    .isEqualTo("ruta 14");
        }
    }

    @Test
    void handsOutThePoolsOwnConnectionsWhileItDoesNotRecord() throws SQLException {
        var source = source();
        source.during(() -> ask(source));
        try (var connection = source.getConnection()) {
            assertThat(java.lang.reflect.Proxy.isProxyClass(connection.getClass()))
                    .isFalse();
        }
        ask(source);
        assertThat(source.during(() -> {})).isEmpty();
    }
}

package se.lagesbild.start.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Writes down the statements that the program sends, with their parameters, while it is asked to; otherwise it hands out the pool's own
 * connections, so that it costs nothing while time is taken. So the comparison sends what the program sends, not a copy that ages.
 */
final class RecordingDataSource extends DelegatingDataSource {
    private final List<Statement> recorded = new CopyOnWriteArrayList<>();
    private volatile boolean recording;

    RecordingDataSource(DataSource pool) {
        super(pool);
    }

    /**
     * A statement as it was sent.
     *
     * @param sql text with a question mark for each parameter
     * @param settings the calls that gave the parameters their values
     */
    record Statement(String sql, List<Setting> settings) {
        /** @return the first column of the first row */
        byte[] bytes(Connection connection) throws SQLException {
            try (var statement = connection.prepareStatement(sql)) {
                for (var setting : settings) {
                    call(setting.method(), statement, setting.values());
                }
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getBytes(1);
                }
            }
        }
    }

    record Setting(Method method, Object[] values) {}

    /** Runs the task and gives what was sent meanwhile, on any thread. One caller at a time. */
    List<Statement> during(Runnable task) {
        recorded.clear();
        recording = true;
        try {
            task.run();
        } finally {
            recording = false;
        }
        return List.copyOf(recorded);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return recording ? recorded(connection) : connection;
    }

    private Connection recorded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    var answer = call(method, connection, args);
                    return answer instanceof PreparedStatement statement
                                    && args != null
                                    && args[0] instanceof String sql
                            ? recorded(statement, sql)
                            : answer;
                });
    }

    private PreparedStatement recorded(PreparedStatement statement, String sql) {
        var settings = new ArrayList<Setting>();
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, args) -> {
                    boolean parameter = method.getName().startsWith("set") && args != null && args.length > 1;
                    if (parameter) {
                        settings.add(new Setting(method, args));
                    } else if (method.getName().startsWith("execute")) {
                        recorded.add(new Statement(sql, List.copyOf(settings)));
                    }
                    return call(method, statement, args);
                });
    }

    private static Object call(Method method, Object target, Object[] args) throws SQLException {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException(method + " did not answer", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("methods of an interface are public", e);
        }
    }
}

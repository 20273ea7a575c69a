package se.lagesbild.backend.maps.uploads;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;
import tools.jackson.databind.json.JsonMapper;

/** Opens the features of uploads. */
@Repository
class UploadSourceQueries {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ground ground;

    UploadSourceQueries(JdbcClient jdbc, JsonMapper json, Ground ground) {
        this.jdbc = jdbc;
        this.json = json;
        this.ground = ground;
    }

    FeatureSource of(Upload upload) {
        return new UploadFeatureQueries(upload, jdbc, json, ground);
    }
}

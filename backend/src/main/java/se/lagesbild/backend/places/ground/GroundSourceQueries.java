package se.lagesbild.backend.places.ground;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.Ground;

/** Makes the feature sources of the extract in force. */
@Repository
class GroundSourceQueries {
    private final JdbcClient jdbc;
    private final Ground ground;

    GroundSourceQueries(JdbcClient jdbc, Ground ground) {
        this.jdbc = jdbc;
        this.ground = ground;
    }

    FeatureSource ground(GroundQueries.Loaded loaded) {
        return GroundFeatureQueries.ofGround(loaded, jdbc, ground);
    }

    FeatureSource places(PlaceKind kind, GroundQueries.Loaded loaded) {
        return GroundFeatureQueries.ofPlaces(kind, loaded, jdbc, ground);
    }
}

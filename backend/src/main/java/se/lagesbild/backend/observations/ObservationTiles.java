package se.lagesbild.backend.observations;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.observations.index.Cut;
import se.lagesbild.gis.geo.TileAddress;

/** Tiles of observations: from memory, and from the database while the memory is being filled. */
@Component
class ObservationTiles {
    private final ChosenRows chosen;
    private final ObservationIndex index;
    private final ObservationTileQueries queries;

    ObservationTiles(ChosenRows chosen, ObservationIndex index, ObservationTileQueries queries) {
        this.chosen = chosen;
        this.index = index;
        this.queries = queries;
    }

    Optional<MapLayer.Prepared> prepare(Viewer viewer, TileAddress address, LayerFilter filter) {
        return chosen.rows(viewer, ListFilter.of(filter)).map(selections -> prepared(Cut.of(selections, address)));
    }

    byte[] tile(Viewer viewer, TileAddress address, LayerFilter filter) {
        return prepare(viewer, address, filter)
                .map(MapLayer.Prepared::make)
                .orElseGet(() -> queries.tile(viewer, address, filter, index.kinds()));
    }

    private MapLayer.Prepared prepared(Cut cut) {
        return new MapLayer.Prepared() {
            @Override
            public String version() {
                return cut.version();
            }

            @Override
            public byte[] make() {
                return cut.make(index.kinds().list());
            }
        };
    }
}

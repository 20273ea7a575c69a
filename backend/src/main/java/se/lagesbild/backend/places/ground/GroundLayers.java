package se.lagesbild.backend.places.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.MapLayers;
import se.lagesbild.gis.geo.TileAddress;

/** The layers {@code background} and {@code places-school}, {@code places-square}, ...: those that the extract in force has something for. */
@Component
class GroundLayers implements MapLayers {
    static final String BACKGROUND = "background";

    private final GroundQueries ground;
    private final GroundTileQueries tiles;
    private final GroundSourceQueries sources;
    private final List<PlaceKind> kinds = PlaceKind.all();

    GroundLayers(GroundQueries ground, GroundTileQueries tiles, GroundSourceQueries sources) {
        this.ground = ground;
        this.tiles = tiles;
        this.sources = sources;
    }

    @Override
    public List<MapLayer> all() {
        var loaded = ground.loaded();
        if (loaded.isEmpty()) {
            return List.of();
        }
        var layers = new ArrayList<MapLayer>();
        if (loaded.get().pieces() > 0) {
            layers.add(background(loaded.get()));
        }
        kinds.stream()
                .filter(kind -> loaded.get().placeKinds().contains(kind.code()))
                .forEach(kind -> layers.add(places(kind, loaded.get())));
        return layers;
    }

    @Override
    public Optional<MapLayer> find(String id) {
        return id.equals(BACKGROUND)
                        || kinds.stream().anyMatch(kind -> kind.layer().equals(id))
                ? all().stream().filter(layer -> layer.id().equals(id)).findFirst()
                : Optional.empty();
    }

    private MapLayer background(GroundQueries.Loaded loaded) {
        return new Layer(
                BACKGROUND,
                loaded,
                sources.ground(loaded),
                tiles::ground,
                Map.of("kind", String.join(", ", GroundFeatureQueries.GROUND_KINDS)));
    }

    private MapLayer places(PlaceKind kind, GroundQueries.Loaded loaded) {
        return new Layer(
                kind.layer(),
                loaded,
                sources.places(kind, loaded),
                address -> tiles.places(kind, address),
                Map.of("id", "object of OpenStreetMap", "kind", kind.code(), "name", "name of the place"));
    }

    private record Layer(
            String id,
            GroundQueries.Loaded loaded,
            FeatureSource source,
            Function<TileAddress, byte[]> made,
            Map<String, String> tileFields)
            implements MapLayer {
        @Override
        public Set<Role> readers() {
            return Set.of(Role.PLANNER, Role.POLICE, Role.WARDEN);
        }

        @Override
        public boolean tiled() {
            return true;
        }

        @Override
        public Optional<byte[]> tile(Viewer viewer, TileAddress address, LayerFilter filter) {
            return Optional.of(made.apply(address));
        }

        /** No selection changes what the ground looks like: a tile is made once for each extract. */
        @Override
        public Optional<Prepared> prepare(Viewer viewer, TileAddress address, LayerFilter filter) {
            return Optional.of(new Prepared() {
                @Override
                public String version() {
                    return loaded.version() + "-" + loaded.sha256().substring(0, 16);
                }

                @Override
                public byte[] make() {
                    return made.apply(address);
                }
            });
        }

        @Override
        public Optional<FeatureSource> features() {
            return Optional.of(source);
        }

        @Override
        public Optional<String> attribution() {
            return Optional.of(loaded.attribution());
        }
    }
}

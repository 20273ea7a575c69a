package se.lagesbild.backend.maps;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.geo.TileAddress;

/** One layer of the map. The room that owns the table implements it and writes the query. */
public interface MapLayer {
    /** Id of the collection, as in the address. */
    String id();

    /** Who may ask; within that the layer itself leaves out what this viewer may not see. */
    Set<Role> readers();

    /** Parameters of the address that this layer alone understands, besides the filter. */
    default Set<String> parameters() {
        return Set.of();
    }

    /**
     * The same layer as these parameters want it.
     *
     * @param given value of a parameter by its name, null where there is none
     * @throws se.lagesbild.backend.Problem 400 naming the value
     */
    default MapLayer with(UnaryOperator<@Nullable String> given) {
        return this;
    }

    /** What {@link #with} was given, as the log of reads tells it behind the filter; starts with {@code &} where there is any. */
    default String asked() {
        return "";
    }

    /** Number of a feature whose share of the largest one in the layer is shown as strength. */
    default String strength() {
        return "count";
    }

    /** True where reads concern what people have reported and must be logged. */
    default boolean logged() {
        return false;
    }

    /** True where {@link #tile} answers, for tiles of both grids. */
    default boolean tiled() {
        return false;
    }

    /** What the features of a tile bear, with a word on each. */
    default Map<String, String> tileFields() {
        return Map.of();
    }

    /** Mapbox vector tile with one layer named as {@link #id}; of length 0 when nothing lies there. Absent: no tiles. */
    default Optional<byte[]> tile(Viewer viewer, TileAddress address, LayerFilter filter) {
        return Optional.empty();
    }

    /** A tile that is known, but not yet made. */
    interface Prepared {
        /**
         * Names all that the content depends on, this viewer's rights and the data among it: the same text, the same tile, on every
         * instance and after a restart.
         */
        String version();

        /** As {@link MapLayer#tile}, of the very moment that the version names. */
        byte[] make();
    }

    /** Absent where that costs as much as the tile. */
    default Optional<Prepared> prepare(Viewer viewer, TileAddress address, LayerFilter filter) {
        return Optional.empty();
    }

    /** The features behind the layer, for lists, downloads, the OGC services and drawn maps. Absent: it has none to give out. */
    default Optional<FeatureSource> features() {
        return Optional.empty();
    }

    /** Whose data it shows besides the municipality's own, as their licence wants it told; absent where nobody asks for that. */
    default Optional<String> attribution() {
        return Optional.empty();
    }
}

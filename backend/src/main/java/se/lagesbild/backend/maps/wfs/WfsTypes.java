package se.lagesbild.backend.maps.wfs;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.wfs.WfsFault.Code;
import se.lagesbild.gis.formats.FesReader;

/** The layers that give out features, as types, each for its readers alone. */
@Component
class WfsTypes {
    private final List<MapLayer> layers;

    WfsTypes(List<MapLayer> layers) {
        this.layers = layers.stream().sorted(Comparator.comparing(MapLayer::id)).toList();
    }

    /** One type. @param fields that this viewer may see */
    record Type(MapLayer layer, FeatureSource source, List<FeatureSource.Field> fields) {
        String id() {
            return layer.id();
        }

        /** By its own name or by that in XML; also the geometry. */
        FesReader.@Nullable Field field(String name) {
            if (name.equals(WfsNames.GEOMETRY)) {
                return new FesReader.Field(name, org.locationtech.jts.geom.Geometry.class);
            }
            for (var field : fields) {
                if (field.name().equals(name) || WfsNames.xml(field.name()).equals(name)) {
                    return new FesReader.Field(field.name(), javaType(field.type()));
                }
            }
            return null;
        }

        private static Class<?> javaType(FeatureSource.Type type) {
            return switch (type) {
                case TEXT -> String.class;
                case INTEGER, NUMBER -> Double.class;
                case BOOLEAN -> Boolean.class;
                case TIME -> java.time.Instant.class;
            };
        }
    }

    /** In the order of their ids. */
    List<Type> list(Viewer viewer) {
        return layers.stream()
                .filter(layer -> layer.readers().stream().anyMatch(viewer::is))
                .flatMap(layer ->
                        layer.features().stream().map(source -> new Type(layer, source, source.fields(viewer))))
                .toList();
    }

    /**
     * @param name as sent
     * @param bindings of prefixes, see {@link WfsNames#collection}
     * @throws WfsFault alike for what is not there and for what this viewer may not see
     */
    Type get(Viewer viewer, WfsNames names, String name, @Nullable String bindings) {
        var collection = names.collection(name, bindings);
        return list(viewer).stream()
                .filter(type -> type.id().equals(collection))
                .findFirst()
                .orElseThrow(() -> new WfsFault(
                        Code.INVALID, "typeNames", Problem.of(400, "wfs-no-type", WfsRequest.shown(name))));
    }
}

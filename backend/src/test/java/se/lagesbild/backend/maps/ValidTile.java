package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;

/** The rules of the Mapbox vector tile specification 2.1 for layers of points, on tiles that another library decodes. */
public final class ValidTile {
    private static final int MOST_BYTES = 500_000;
    private static final int MOVE_TO_ONCE = 9;

    private ValidTile() {}

    /** @param buffer units around the tile in which points may lie */
    public static void check(byte[] bytes, String layerName, int buffer) {
        assertThat(bytes.length).as("bytes").isLessThan(MOST_BYTES);
        if (bytes.length == 0) {
            return;
        }
        var tile = parse(bytes);
        assertThat(tile.getLayersCount()).as("layers").isEqualTo(1);
        var layer = tile.getLayers(0);
        assertThat(layer.getVersion()).isEqualTo(2);
        assertThat(layer.getName()).isEqualTo(layerName);
        assertThat(layer.getExtent()).isEqualTo(4096);
        assertThat(layer.getFeaturesCount()).as("a layer has a feature").isPositive();
        assertThat(new HashSet<>(layer.getKeysList())).as("keys once each").hasSize(layer.getKeysCount());
        assertThat(new HashSet<>(layer.getValuesList())).as("values once each").hasSize(layer.getValuesCount());
        layer.getValuesList()
                .forEach(value ->
                        assertThat(value.getAllFields()).as("one of the kinds").hasSize(1));
        layer.getFeaturesList().forEach(feature -> check(layer, feature, buffer));
    }

    private static VectorTile.Tile parse(byte[] bytes) {
        try {
            return VectorTile.Tile.parseFrom(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(VectorTile.Tile.Layer layer, VectorTile.Tile.Feature feature, int buffer) {
        assertThat(feature.getType()).isEqualTo(VectorTile.Tile.GeomType.POINT);
        assertThat(feature.getTagsCount() % 2).as("tags in pairs").isZero();
        var keys = new HashSet<Integer>();
        for (int i = 0; i < feature.getTagsCount(); i += 2) {
            assertThat(feature.getTags(i)).isBetween(0, layer.getKeysCount() - 1);
            assertThat(feature.getTags(i + 1)).isBetween(0, layer.getValuesCount() - 1);
            assertThat(keys.add(feature.getTags(i))).as("each key once").isTrue();
        }
        assertThat(feature.getGeometryCount()).as("move to one place").isEqualTo(3);
        assertThat(feature.getGeometry(0)).isEqualTo(MOVE_TO_ONCE);
        for (int i = 1; i <= 2; i++) {
            int coded = feature.getGeometry(i);
            assertThat((coded >>> 1) ^ -(coded & 1))
                    .as("inside the tile and its buffer")
                    .isBetween(-buffer, 4095 + buffer);
        }
    }
}

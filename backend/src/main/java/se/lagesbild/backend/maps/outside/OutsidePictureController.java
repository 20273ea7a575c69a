package se.lagesbild.backend.maps.outside;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** Pictures of outside layers. They tell nothing of what people have reported, so no read is logged. */
@RestController
class OutsidePictureController {
    private static final Picture NOTHING = new Picture(transparent(), MediaType.IMAGE_PNG_VALUE);

    private final OutsideLayers layers;
    private final OutsidePictures pictures;
    private final Clock clock;

    OutsidePictureController(OutsideLayers layers, OutsidePictures pictures, Clock clock) {
        this.layers = layers;
        this.pictures = pictures;
        this.clock = clock;
    }

    @GetMapping("/api/outside-layers/{id}/tiles/{z}/{x}/{y}")
    ResponseEntity<byte[]> tile(
            Viewer viewer, @PathVariable UUID id, @PathVariable int z, @PathVariable int x, @PathVariable int y) {
        var layer = layers.get(viewer, id);
        TileAddress tile;
        try {
            tile = new TileAddress(TileGrid.WEB_MERCATOR, z, y, x);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("tile", z + "/" + x + "/" + y);
        }
        if (z < layer.minZoom() || z > layer.maxZoom() || !layer.source().offers(z)) {
            throw Problem.notFound("tile", z + "/" + x + "/" + y);
        }
        try {
            return answer(pictures.tile(layer, tile));
        } catch (OutsideFault e) {
            throw e.problem(502);
        }
    }

    @GetMapping("/api/outside-layers/{id}/legend")
    ResponseEntity<byte[]> legend(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "0") int part) {
        var layer = layers.get(viewer, id);
        if (part < 0 || part >= layer.legends().size()) {
            throw Problem.notFound("legend", part);
        }
        try {
            return answer(pictures.legend(layer, part));
        } catch (OutsideFault e) {
            throw e.problem(502);
        }
    }

    private ResponseEntity<byte[]> answer(OutsidePictures.Answer answer) {
        @Nullable Picture came = answer.picture();
        var picture = came == null ? NOTHING : came;
        var left = Duration.between(clock.instant(), answer.until());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.type()))
                .cacheControl(CacheControl.maxAge(left.isNegative() ? Duration.ZERO : left)
                        .cachePrivate())
                .body(picture.bytes());
    }

    /** What stands where the other server has nothing: one clear pixel, which a map stretches. */
    private static byte[] transparent() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}

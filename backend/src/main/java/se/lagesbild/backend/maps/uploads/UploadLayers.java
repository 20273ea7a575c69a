package se.lagesbild.backend.maps.uploads;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.MapLayers;
import se.lagesbild.gis.geo.TileAddress;

/** Each upload is a layer, {@code upload-} and its id. */
@Component
class UploadLayers implements MapLayers {
    private static final String PREFIX = "upload-";

    /** Another one with each change of how tiles are drawn: browsers keep them. */
    private static final String DRAWN_AS = "2-";

    private final UploadQueries uploads;
    private final UploadSourceQueries sources;

    UploadLayers(UploadQueries uploads, UploadSourceQueries sources) {
        this.uploads = uploads;
        this.sources = sources;
    }

    @Override
    public List<MapLayer> all() {
        return uploads.list().stream().<MapLayer>map(Layer::new).toList();
    }

    @Override
    public Optional<MapLayer> find(String id) {
        if (!id.matches(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        return uploads.find(UUID.fromString(id.substring(PREFIX.length()))).map(Layer::new);
    }

    static Set<Role> readers(Upload upload) {
        return upload.shared() ? Set.of(Role.PLANNER, Role.POLICE) : Set.of(Role.PLANNER);
    }

    private final class Layer implements MapLayer {
        private final Upload upload;

        Layer(Upload upload) {
            this.upload = upload;
        }

        @Override
        public String id() {
            return PREFIX + upload.id();
        }

        @Override
        public Set<Role> readers() {
            return UploadLayers.readers(upload);
        }

        @Override
        public boolean logged() {
            return true;
        }

        @Override
        public boolean tiled() {
            return true;
        }

        @Override
        public Optional<byte[]> tile(Viewer viewer, TileAddress address, LayerFilter filter) {
            return Optional.of(uploads.tile(upload.id(), id(), address));
        }

        /** An upload never changes: its tiles are made once. */
        @Override
        public Optional<Prepared> prepare(Viewer viewer, TileAddress address, LayerFilter filter) {
            return Optional.of(new Prepared() {
                @Override
                public String version() {
                    return DRAWN_AS + upload.sha256().substring(0, 16);
                }

                @Override
                public byte[] make() {
                    return uploads.tile(upload.id(), id(), address);
                }
            });
        }

        @Override
        public Optional<FeatureSource> features() {
            return Optional.of(sources.of(upload));
        }
    }
}

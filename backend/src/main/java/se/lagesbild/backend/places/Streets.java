package se.lagesbild.backend.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.ground.GroundQueries;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.AreaFolder;
import se.lagesbild.gis.formats.OsmGround;
import se.lagesbild.gis.formats.OsmStreets;
import se.lagesbild.gis.formats.StreetEdge;
import se.lagesbild.gis.network.StreetGraph;

/** Keeps what an OpenStreetMap extract tells: the street network, whose graph it holds in memory, the ground and the places. */
@Service
public class Streets implements StreetNetwork {
    private static final Logger log = LoggerFactory.getLogger(Streets.class);
    private static final String OSM_ATTRIBUTION = "© OpenStreetMap contributors";
    private static final String FILE_OF_AREA = "network.osm.pbf";

    private final StreetQueries queries;
    private final GroundQueries ground;
    private final Area area;
    private final AreaFolder folder;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Held held;

    private record Held(long version, StreetGraph graph) {}

    Streets(
            StreetQueries queries,
            GroundQueries ground,
            Area area,
            AreaFolder folder,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.queries = queries;
        this.ground = ground;
        this.area = area;
        this.folder = folder;
        this.transaction = transaction;
        this.events = events;
    }

    /** How the streets of a file hang together. @param mainShare metres of the largest part by all metres, 0 to 1 */
    public record Parts(int count, double mainShare) {
        private static Parts of(StreetGraph.Parts found) {
            return new Parts(found.count(), found.mainShare());
        }
    }

    /**
     * What an import did.
     *
     * @param pieces of ground in force afterwards
     * @param placeKinds kinds of places in force afterwards
     * @param parts how the streets of the file hang together; null where the file was in force already
     * @param leftOut objects of the file that are broken or cut off; none where the file was in force already
     */
    public record Imported(
            Loaded network,
            @Nullable Parts parts,
            int pieces,
            List<String> placeKinds,
            List<OsmGround.LeftOut> leftOut) {}

    /** Loads the extract of the area folder once, if it has one and nothing else is loaded. */
    void loadFromAreaFolder() {
        if (queries.loaded().isPresent() && ground.loaded().isPresent()) {
            return;
        }
        folder.open(FILE_OF_AREA).ifPresent(in -> {
            try (in) {
                var copy = Files.createTempFile("lagesbild-network", ".osm.pbf");
                try {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                    // an extract of somebody's own choice keeps its own ground, or none
                    if (queries.fingerprintInForce()
                            .map(fingerprint(copy)::equals)
                            .orElse(true)) {
                        log.info("Läser gatunätet och bakgrunden för {} (en gång) …", area.name());
                        replace(copy, FILE_OF_AREA, n -> {});
                    }
                } finally {
                    Files.delete(copy);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Replaces network, ground and places with an OpenStreetMap extract. The same file again changes nothing.
     *
     * @param progress told the number of elements read so far, in each of several readings
     * @throws IllegalArgumentException names what is wrong with the file; all that was there stays
     */
    public Imported replace(Path extract, String source, LongConsumer progress) {
        var fingerprint = fingerprint(extract);
        boolean newStreets =
                queries.fingerprintInForce().filter(fingerprint::equals).isEmpty();
        boolean newGround = ground.loaded()
                .filter(loaded -> loaded.sha256().equals(fingerprint))
                .isEmpty();
        var edges = newStreets ? OsmStreets.read(extract, area.crs(), progress::accept) : List.<StreetEdge>of();
        var found = Optional.of(newGround)
                .filter(is -> is)
                .map(is -> OsmGround.read(extract, area.crs(), progress::accept));
        transaction.executeWithoutResult(status -> {
            if (newStreets) {
                long version = queries.replace(edges, source, OSM_ATTRIBUTION, fingerprint);
                events.publishEvent(new NetworkReplaced(version, edges.size()));
            }
            found.ifPresent(things -> ground.replace(things, source, OSM_ATTRIBUTION, fingerprint));
        });
        var inForce = ground.loaded().orElseThrow();
        return new Imported(
                queries.loaded().orElseThrow(),
                newStreets ? Parts.of(StreetGraph.parts(edges)) : null,
                inForce.pieces(),
                inForce.placeKinds(),
                found.map(OsmGround.Found::leftOut).orElse(List.of()));
    }

    @Override
    public Optional<Loaded> loaded() {
        return queries.loaded();
    }

    @Override
    public Optional<StreetGraph> graph(Viewer viewer) {
        var now = queries.loaded();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        var have = held;
        if (have == null || have.version() != now.get().version()) {
            synchronized (this) {
                have = held;
                if (have == null || have.version() != now.get().version()) {
                    have = new Held(now.get().version(), read());
                    held = have;
                }
            }
        }
        return Optional.of(have.graph());
    }

    /** In a transaction, or the driver would hold all rows at once beside what is made of them. */
    private StreetGraph read() {
        return StreetGraph.of(Objects.requireNonNull(transaction.execute(status -> queries.edges())));
    }

    private static String fingerprint(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package se.lagesbild.backend.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.StreetNetwork;
import se.lagesbild.gis.network.StreetGraph;
import se.lagesbild.gis.network.WalkingMatrix;

/** Snaps places to streets, measures the walks between them and lets {@link RoundSolver} choose. */
@Service
class StreetRounds implements RoundPlanner {
    /** Metres; a place farther from any street is refused by name, not moved. */
    static final double SNAP_METRES = 100;

    /** Streets are longer than the air line by about this factor in a town (1.2 to 1.4 in the literature). */
    static final double DETOUR = 1.3;

    /** A calm walk, 4.2 km/h. */
    static final double METRES_PER_MINUTE = 70;

    private final StreetNetwork network;

    StreetRounds(StreetNetwork network) {
        this.network = network;
    }

    @Override
    public Plan plan(Viewer viewer, Request request, BooleanSupplier cancelled, Consumer<Supplier<Plan>> better) {
        var laid = new Laid(network, viewer, request);
        Function<RoundPlan, Plan> told = laid::told;
        return told.apply(RoundSolver.solve(
                laid.problem,
                laid.wishes(),
                request.seed(),
                request.iterations(),
                cancelled,
                solved -> better.accept(() -> told.apply(solved))));
    }

    @Override
    public Plan walk(Viewer viewer, Request request, List<List<String>> rounds) {
        var laid = new Laid(network, viewer, request);
        return laid.told(GivenRounds.walk(laid.problem, laid.indices(rounds)));
    }

    @Override
    public Plan nearestFirst(Viewer viewer, Request request) {
        var laid = new Laid(network, viewer, request);
        return laid.told(GivenRounds.walk(laid.problem, NearestFirst.rounds(laid.problem)));
    }

    /** A request as the solver takes it, and its answers as people read them. */
    private static final class Laid {
        private final Request request;
        private final List<Place> places = new ArrayList<>();
        private final List<LeftOut> withoutStreet = new ArrayList<>();
        private final List<RoundProblem.Shift> shifts = new ArrayList<>();
        private final WalkingMatrix matrix;
        private final Instant zero;
        private final @Nullable String attribution;
        private final RoundProblem problem;
        private final double all;

        Laid(StreetNetwork network, Viewer viewer, Request request) {
            this.request = request;
            var walks = new Walks(network.graph(viewer).orElse(null));
            for (var place : request.places()) {
                if (walks.add(place.point())) {
                    places.add(place);
                } else {
                    withoutStreet.add(new LeftOut(
                            place, walks.onAnIsland(place.point()) ? Reason.NOT_REACHABLE : Reason.NO_STREET_NEAR));
                }
            }
            zero = request.pairs().stream()
                    .map(Pair::start)
                    .min(Instant::compareTo)
                    .orElseThrow(() -> new IllegalArgumentException("minst ett pass behövs"));
            for (var pair : request.pairs()) {
                shifts.add(new RoundProblem.Shift(
                        seconds(zero, pair.start()),
                        seconds(zero, pair.end()),
                        pair.breakMinutes() * 60,
                        walks.addEnd(pair.startPoint(), "startplatsen"),
                        walks.addEnd(pair.endPoint(), "slutplatsen"),
                        request.maxWalkMetres() == null ? Double.POSITIVE_INFINITY : request.maxWalkMetres()));
            }
            matrix = walks.matrix();
            var candidates = places.stream()
                    .map(place -> new RoundProblem.Candidate(
                            place.prize(),
                            place.dwellMinutes() * 60,
                            place.windows().stream()
                                    .map(w -> new RoundProblem.Window(seconds(zero, w.from()), seconds(zero, w.to())))
                                    .toList()))
                    .toList();
            problem = new RoundProblem(candidates, shifts, metres(matrix, walks.size()), METRES_PER_MINUTE);
            all = request.places().stream().mapToDouble(Place::prize).sum();
            attribution =
                    network.loaded().map(StreetNetwork.Loaded::attribution).orElse(null);
        }

        Plan told(RoundPlan solved) {
            var missing = new ArrayList<>(withoutStreet);
            solved.leftOut()
                    .forEach(left -> missing.add(new LeftOut(
                            places.get(left.candidate()),
                            Reason.valueOf(left.reason().name()))));
            return plan(
                    solved.rounds().stream()
                            .map(round -> round(
                                    round.shift(),
                                    round.stops().stream()
                                            .map(stop -> new GivenRounds.Stop(
                                                    stop.candidate(),
                                                    stop.arriveSecond(),
                                                    stop.leaveSecond(),
                                                    stop.walkMetres(),
                                                    null))
                                            .toList(),
                                    round.walkMetres(),
                                    round.endSecond()))
                            .toList(),
                    solved.coveredPrize(),
                    missing,
                    solved.iterations());
        }

        Plan told(GivenRounds.Walked walked) {
            var given = new HashSet<Integer>();
            walked.rounds().forEach(round -> round.stops().forEach(stop -> given.add(stop.candidate())));
            var missing = new ArrayList<>(withoutStreet);
            for (int i = 0; i < places.size(); i++) {
                if (!given.contains(i)) {
                    var place = places.get(i);
                    boolean banned = request.banned().contains(place.id());
                    missing.add(new LeftOut(place, banned ? Reason.BANNED : Reason.NOT_IN_ORDER));
                }
            }
            return plan(
                    walked.rounds().stream()
                            .map(round -> round(round.shift(), round.stops(), round.walkMetres(), round.endSecond()))
                            .toList(),
                    walked.prize(),
                    missing,
                    0);
        }

        private Plan plan(List<Round> rounds, double prize, List<LeftOut> leftOut, int iterations) {
            return new Plan(
                    rounds,
                    all == 0 ? 1 : prize / all,
                    prize,
                    leftOut,
                    matrix.alongStreets(),
                    attribution,
                    request.seed(),
                    iterations);
        }

        /** What is pinned or banned among the places that a street leads to, and where to begin from. */
        Wishes wishes() {
            var pinned = new HashMap<Integer, Integer>();
            var banned = new HashSet<Integer>();
            for (int i = 0; i < places.size(); i++) {
                var shift = request.pinned().get(places.get(i).id());
                if (shift != null) {
                    pinned.put(i, shift);
                }
                if (request.banned().contains(places.get(i).id())) {
                    banned.add(i);
                }
            }
            return new Wishes(pinned, banned, indices(request.begin()));
        }

        /** Without the places that no street leads to. */
        List<List<Integer>> indices(List<List<String>> rounds) {
            var index = new HashMap<String, Integer>();
            for (int i = 0; i < places.size(); i++) {
                index.put(places.get(i).id(), i);
            }
            return rounds.stream()
                    .map(round -> round.stream()
                            .filter(index::containsKey)
                            .map(index::get)
                            .toList())
                    .toList();
        }

        private Round round(int pair, List<GivenRounds.Stop> given, double walkMetres, int endSecond) {
            var shift = shifts.get(pair);
            var stops = given.stream()
                    .map(stop -> new Stop(
                            places.get(stop.candidate()),
                            zero.plusSeconds(stop.arriveSecond()),
                            zero.plusSeconds(stop.leaveSecond()),
                            stop.walkMetres(),
                            stop.miss() == null
                                    ? null
                                    : Miss.valueOf(stop.miss().name())))
                    .toList();
            var order = new ArrayList<Integer>();
            if (shift.startIndex() != RoundProblem.ANYWHERE) {
                order.add(shift.startIndex());
            }
            given.stream()
                    .filter(stop -> stop.miss() != GivenRounds.Miss.NOT_REACHABLE)
                    .forEach(stop -> order.add(stop.candidate()));
            if (shift.endIndex() != RoundProblem.ANYWHERE) {
                order.add(shift.endIndex());
            }
            var legs = new ArrayList<LineString>();
            for (int i = 1; i < order.size(); i++) {
                if (!order.get(i - 1).equals(order.get(i))) {
                    legs.add(matrix.path(order.get(i - 1), order.get(i)));
                }
            }
            double streetMetres = 0;
            if (!stops.isEmpty() && !legs.isEmpty()) {
                Geometry once = UnaryUnionOp.union(legs);
                streetMetres = matrix.alongStreets() ? once.getLength() : once.getLength() * DETOUR;
            }
            return new Round(
                    pair,
                    stops,
                    walkMetres,
                    streetMetres,
                    stops.isEmpty() ? null : joined(legs),
                    zero.plusSeconds(endSecond));
        }
    }

    private static @Nullable LineString joined(List<LineString> legs) {
        var coordinates = new CoordinateList();
        legs.forEach(leg -> coordinates.add(leg.getCoordinates(), false));
        return coordinates.size() < 2
                ? null
                : legs.get(0).getFactory().createLineString(coordinates.toCoordinateArray());
    }

    private static double[][] metres(WalkingMatrix matrix, int size) {
        var metres = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                metres[i][j] = i == j ? 0 : matrix.metres(i, j);
            }
        }
        return metres;
    }

    private static int seconds(Instant zero, Instant at) {
        long seconds = Duration.between(zero, at).toSeconds();
        if (Math.abs(seconds) > 14 * 86_400L) {
            throw new IllegalArgumentException("tiderna ligger mer än två veckor isär: planera ett pass i taget");
        }
        return (int) seconds;
    }

    /** The points of a request, snapped where there are streets. */
    private static final class Walks {
        private final @Nullable StreetGraph graph;
        private final List<StreetGraph.Snap> snaps = new ArrayList<>();
        private final List<Point> points = new ArrayList<>();

        Walks(@Nullable StreetGraph graph) {
            this.graph = graph;
        }

        boolean add(Point point) {
            if (graph != null) {
                Optional<StreetGraph.Snap> snap = graph.snapToMain(point, SNAP_METRES);
                if (snap.isEmpty()) {
                    return false;
                }
                snaps.add(snap.get());
            }
            points.add(point);
            return true;
        }

        /** A street is near, but no street leads there from the rest of the town. */
        boolean onAnIsland(Point point) {
            return graph != null && graph.snap(point, SNAP_METRES).isPresent();
        }

        int addEnd(@Nullable Point point, String what) {
            if (point == null) {
                return RoundProblem.ANYWHERE;
            }
            if (!add(point)) {
                throw new IllegalArgumentException(
                        what + " ligger mer än 100 m från närmaste gata: välj en plats vid en gata");
            }
            return points.size() - 1;
        }

        int size() {
            return points.size();
        }

        WalkingMatrix matrix() {
            return graph == null ? WalkingMatrix.straight(points, DETOUR) : WalkingMatrix.between(graph, snaps);
        }
    }
}

package se.lagesbild.backend.patrols;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.Installation;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Papers;
import se.lagesbild.backend.places.DoseWishes;
import se.lagesbild.backend.routes.WalkingDirections;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Writes a round as a page for the phone and as a sheet of paper. */
@Service
class BriefWriting {
    /** Metres; a stop so near a priority place belongs to it. */
    private static final double AT_THE_PLACE = 30;

    /** Metres; a walk that begins nearer than this to its first stop begins there. */
    private static final double AT_THE_STOP = 30;

    /** On the screen: narrow, so that numbers can be read on a phone. */
    private static final int SCREEN_WIDE_MM = 120;

    private static final int SCREEN_HIGH_MM = 95;

    /** Height of the map, and size of the letters; the first that fits on one page. Smaller letters than the last nobody reads in the dark. */
    private static final List<BriefPage.Size> SIZES = List.of(
            new BriefPage.Size(105, 8.5),
            new BriefPage.Size(80, 8),
            new BriefPage.Size(60, 7.5),
            new BriefPage.Size(45, 7));

    /** So many stops more never fit in the same letters: no need to try. */
    private static final int STOPS_A_SIZE = 4;

    private final Papers papers;
    private final WalkingDirections directions;
    private final DoseWishes wishes;
    private final Installation installation;
    private final Area area;
    private final Clock clock;
    private final String contact;
    private final String program;

    BriefWriting(
            Papers papers,
            WalkingDirections directions,
            DoseWishes wishes,
            Installation installation,
            Area area,
            Clock clock,
            @Value("${lagesbild.contact:}") String contact,
            @Value("${lagesbild.version}") String program) {
        this.papers = papers;
        this.directions = directions;
        this.wishes = wishes;
        this.installation = installation;
        this.area = area;
        this.clock = clock;
        this.contact = contact;
        this.program = program;
    }

    String page(Viewer viewer, Round round, Locale locale) {
        return new BriefPage(brief(viewer, round, locale), locale, area.name(), program)
                .onScreen(papers.map(viewer, walk(round.sheet()), SCREEN_WIDE_MM, SCREEN_HIGH_MM));
    }

    /** One page where the round is not longer than the smallest letters allow. */
    byte[] pdf(Viewer viewer, Round round, Locale locale) {
        var page = new BriefPage(brief(viewer, round, locale), locale, area.name(), program);
        var walk = walk(round.sheet());
        Papers.Pdf last = null;
        int begin = Math.min(SIZES.size() - 1, (walk.stops().size() - 1) / STOPS_A_SIZE);
        for (var size : SIZES.subList(begin, SIZES.size())) {
            var map = papers.map(viewer, walk, BriefPage.MAP_WIDE_MM, size.mapMm());
            var pdf = papers.pdf(page.onPaper(map, size));
            if (pdf.pages() == 1) {
                return pdf.bytes();
            }
            last = pdf;
        }
        return Objects.requireNonNull(last).bytes();
    }

    private Brief brief(Viewer viewer, Round round, Locale locale) {
        var sheet = round.sheet();
        var monday = sheet.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var wished = wishes.weeks(viewer, monday, 1).get(0).wishes();
        var stops = stops(sheet);
        var way = way(sheet);
        var begin = way == null ? null : away(way.getCoordinates()[0], stops.get(0));
        var end = way == null ? null : away(way.getCoordinates()[way.getNumPoints() - 1], stops.get(stops.size() - 1));
        var points = new ArrayList<Point>(stops);
        if (begin != null) {
            points.add(0, begin);
        }
        if (end != null) {
            points.add(end);
        }
        var legs = directions.legs(viewer, points);
        int ahead = begin == null ? 0 : 1;
        var items = new ArrayList<Brief.Item>();
        for (int i = 0; i < stops.size(); i++) {
            int leg = i - 1 + ahead;
            items.add(new Brief.Item(
                    sheet.stops().get(i),
                    leg < 0 ? BriefWords.text(locale, "begin") : BriefWords.way(legs.get(leg), locale),
                    notes(sheet.stops().get(i), stops.get(i), wished)));
        }
        var ends = sheet.end().atZone(area.timeZone()).format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
        return new Brief(
                round,
                items,
                end == null
                        ? BriefWords.text(locale, "end.done", ends)
                        : BriefWords.text(locale, "end.way", ends, BriefWords.way(legs.get(legs.size() - 1), locale)),
                installation.demo(),
                contact.isBlank() ? null : contact.strip(),
                clock.instant().atZone(area.timeZone()));
    }

    /** What people have said of the priority place where the stop lies; what the round says itself is not said twice. */
    private static List<Brief.Note> notes(RoundSheet.Stop stop, Point at, List<DoseWishes.Wish> wished) {
        var notes = new ArrayList<Brief.Note>();
        for (var wish : wished) {
            if (wish.party().equals("POLICE") || wish.area().distance(at) > AT_THE_PLACE) {
                continue;
            }
            note(notes, "hazards", wish.hazards(), stop.hazards());
            note(notes, "measures", wish.measures(), stop.todo());
            note(notes, "handOffs", wish.handOffs(), null);
        }
        return notes;
    }

    private static void note(List<Brief.Note> to, String kind, @Nullable String words, @Nullable String said) {
        if (words != null && !words.equals(said)) {
            to.add(new Brief.Note(kind, words));
        }
    }

    private Papers.Walk walk(RoundSheet sheet) {
        return new Papers.Walk(stops(sheet), way(sheet));
    }

    private List<Point> stops(RoundSheet sheet) {
        return sheet.stops().stream()
                .map(stop -> area.crs()
                        .from(Crs.WGS_84, stop.point().get(0), stop.point().get(1)))
                .toList();
    }

    private @Nullable Geometry way(RoundSheet sheet) {
        var way = sheet.way();
        if (way == null || way.size() < 2) {
            return null;
        }
        var line = way.stream().map(at -> new Coordinate(at.get(0), at.get(1))).toArray(Coordinate[]::new);
        return area.crs().from(Crs.WGS_84, Crs.WGS_84.geometries().createLineString(line));
    }

    /** The end of the way, where it lies beside the stop. */
    private static @Nullable Point away(Coordinate end, Point stop) {
        return end.distance(stop.getCoordinate()) <= AT_THE_STOP
                ? null
                : stop.getFactory().createPoint(end.copy());
    }
}

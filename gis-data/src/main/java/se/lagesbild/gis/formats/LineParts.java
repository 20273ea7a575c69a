package se.lagesbild.gis.formats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Parts of a line, as an overlay leaves them: in no order and in either direction. */
final class LineParts {
    private LineParts() {}

    private record Part(double from, LineString line) {}

    /** The parts in the order and direction of the whole line; those shorter than the least are dropped. */
    static List<LineString> of(Geometry parts, LineString whole, double leastMetres) {
        var along = new LengthIndexedLine(whole);
        var found = new ArrayList<Part>();
        for (int i = 0; i < parts.getNumGeometries(); i++) {
            if (parts.getGeometryN(i) instanceof LineString line && line.getLength() >= leastMetres) {
                // two points beside each other tell the direction also where the line comes back to where it was
                var first = line.getCoordinateN(0);
                double from = along.indexOf(first);
                double to = along.indexOfAfter(line.getCoordinateN(1), from);
                boolean onwards = Math.abs(to - from - first.distance(line.getCoordinateN(1))) < 1e-3;
                var turned = onwards ? line : line.reverse();
                found.add(new Part(along.indexOf(turned.getCoordinateN(0)), turned));
            }
        }
        found.sort(Comparator.comparingDouble(Part::from));
        return found.stream().map(Part::line).toList();
    }
}

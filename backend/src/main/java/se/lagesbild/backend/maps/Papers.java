package se.lagesbild.backend.maps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.access.Viewer;

/** What other rooms need for a paper of their own: a map of a walk, and PDF from a page. */
public interface Papers {
    /**
     * @param stops in the order in which they are numbered from 1, area's metric CRS; not empty
     * @param way of the walk; null for straight lines from stop to stop
     */
    record Walk(List<Point> stops, @Nullable Geometry way) {}

    /**
     * @param png with a bar of scale and an arrow to the north
     * @param scale N of 1:N when it is as wide on paper as was asked for
     * @param sources whose data it shows besides the municipality's own
     */
    record Picture(byte[] png, long scale, List<String> sources) {}

    /** The streets around a walk, as far as the viewer may see them, and the walk on top. */
    Picture map(Viewer viewer, Walk walk, int widthMm, int heightMm);

    record Pdf(byte[] bytes, int pages) {}

    /** Tagged PDF (PDF/UA-1). @param xhtml with language, title and description; its font family is DejaVu Sans throughout */
    Pdf pdf(String xhtml);
}

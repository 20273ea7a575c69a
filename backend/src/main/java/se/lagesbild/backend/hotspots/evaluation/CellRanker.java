package se.lagesbild.backend.hotspots.evaluation;

import java.util.List;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;

/** How the program itself judges squares: what the list of hot spots is made with. */
public interface CellRanker {
    /**
     * Scores of cells, higher first; both arrays in the order of the cells given.
     *
     * @param giStar z of Getis-Ord
     * @param listOrder the place's rank in the list, turned so that the first is highest; cells outside the list below all others
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one contest and dropped
    record Scores(double[] giStar, double[] listOrder) {}

    /**
     * @param counts cells with at least one report in the training time
     * @param asked cells to score, as column and row; those that nothing is known of score lowest
     */
    Scores score(List<CellCount> counts, List<long[]> asked);
}

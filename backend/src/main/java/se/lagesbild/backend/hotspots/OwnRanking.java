package se.lagesbild.backend.hotspots;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.hotspots.evaluation.CellRanker;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.gis.geo.SquareGrid.Cell;

/** The list as a contestant: by the same statistic and the same order as the one that is shown. */
@Component
class OwnRanking implements CellRanker {
    @Override
    public Scores score(List<CellCount> counts, List<long[]> asked) {
        var statistics = CellStatistics.of(counts, false);
        var byList = new double[statistics.size()];
        // what has no place in the list, and what nothing is known of, is one tied rest
        Arrays.fill(byList, -counts.size() - 1.0);
        int rank = 0;
        for (var place : SpotRanking.rank(statistics, false, Math.max(1, counts.size()))) {
            rank++;
            for (var cell : place.cells()) {
                byList[statistics.indexOf(cell)] = -rank;
            }
        }
        double lowest = lowest(statistics);
        var giStar = new double[asked.size()];
        var listOrder = new double[asked.size()];
        for (int i = 0; i < giStar.length; i++) {
            int known = statistics.indexOf(new Cell(asked.get(i)[0], asked.get(i)[1]));
            giStar[i] = known < 0 ? lowest : statistics.z(known);
            listOrder[i] = known < 0 ? -counts.size() - 1.0 : byList[known];
        }
        return new Scores(giStar, listOrder);
    }

    private static double lowest(CellStatistics statistics) {
        double lowest = 0;
        for (int i = 0; i < statistics.size(); i++) {
            lowest = Math.min(lowest, statistics.z(i));
        }
        return lowest - 1;
    }
}

package se.lagesbild.start.bench;

import java.util.Random;

/**
 * Made-up events over 20 x 20 km and 52 weeks: seven of ten around forty spots, the rest anywhere. Metres from the south-west corner.
 *
 * @param week 0 to 51
 */
record BenchTown(double[] x, double[] y, long[] week) {
    static final int SQUARES = 200;
    static final int SQUARE_METRES = 100;
    static final int WEEKS = 52;
    private static final double SIDE = SQUARES * SQUARE_METRES;
    private static final int SPOTS = 40;
    private static final double SPREAD = 300;

    static BenchTown of(int events, long seed) {
        var random = new Random(seed);
        double[] spots = random.doubles(2L * SPOTS, SIDE / 4, SIDE * 3 / 4).toArray();
        var town = new BenchTown(new double[events], new double[events], new long[events]);
        for (int i = 0; i < events; i++) {
            int spot = 2 * random.nextInt(SPOTS);
            boolean clustered = random.nextInt(10) < 7;
            town.x[i] = clustered ? spots[spot] + SPREAD * random.nextGaussian() : SIDE * random.nextDouble();
            town.y[i] = clustered ? spots[spot + 1] + SPREAD * random.nextGaussian() : SIDE * random.nextDouble();
            town.week[i] = random.nextInt(WEEKS);
        }
        return town;
    }

    int size() {
        return x.length;
    }
}

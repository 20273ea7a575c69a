package se.lagesbild.gis.stats;

/** What a z value and its p say together. */
public enum SpotClass {
    HOT,
    COLD,
    /** Not significant: nothing that chance alone would not do. */
    NS;

    /**
     * @param p as it is, or adjusted by {@link BenjaminiHochberg}
     * @param level p up to and with this is significant, for example 0.05
     */
    public static SpotClass of(double z, double p, double level) {
        if (!(p <= level) || z == 0) {
            return NS;
        }
        return z > 0 ? HOT : COLD;
    }
}

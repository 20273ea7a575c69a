/**
 * Observations as columns in memory, in the order of a space-filling curve: what tiles and counts are made of without asking the database.
 * Knows neither the database nor who asks.
 */
@NullMarked
package se.lagesbild.backend.observations.index;

import org.jspecify.annotations.NullMarked;

/**
 * Invented observations for the demo: a seeded year that looks like a town's, without a word about anybody.
 * Everything made here is an example and must be stored as one. Pure: no clock, no database.
 */
@NullMarked
package se.lagesbild.backend.observations.example;

import org.jspecify.annotations.NullMarked;

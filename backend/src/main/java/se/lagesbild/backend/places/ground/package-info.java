/** What the street extract holds besides streets: ground to paint below everything, and places by kind. */
@NullMarked
package se.lagesbild.backend.places.ground;

import org.jspecify.annotations.NullMarked;

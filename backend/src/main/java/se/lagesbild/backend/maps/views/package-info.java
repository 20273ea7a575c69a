/** Saved views: the address of a picture under a name. */
@NullMarked
package se.lagesbild.backend.maps.views;

import org.jspecify.annotations.NullMarked;

/**
 * Who walks where and when: plans rounds for pairs of wardens past hot spots and chosen places, keeps them, hands them out
 * to the phones and takes them back. Knows the shift and the reasons; order and walking time come from routes.
 */
@ApplicationModule(allowedDependencies = {"access", "maps", "places", "presence", "hotspots", "routes"})
@NullMarked
package se.lagesbild.backend.patrols;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

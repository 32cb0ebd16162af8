/** The main job from end to end, as a person does it: the script, the real tools, the browser. */
@NullMarked
package dev.pressyard.portal.spine;

import org.jspecify.annotations.NullMarked;

/// The graph control: a large execution graph on one canvas, walked by mouse and keyboard.
@NullMarked
package dev.pilothouse.graphview;

import org.jspecify.annotations.NullMarked;

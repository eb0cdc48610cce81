package dev.pilothouse.console.time;

/// Where the axis lies in a drawing: between a left and a right margin.
///
/// @param axis what is shown
/// @param left where it begins, in pixels
/// @param width how wide it is, in pixels
record Ruler(TimeAxis axis, double left, double width) {

    /// The pixel of an instant.
    double x(long instant) {
        return left + axis.share(instant) * width;
    }

    /// The instant of a pixel.
    long instant(double x) {
        return axis.instant((x - left) / width);
    }
}

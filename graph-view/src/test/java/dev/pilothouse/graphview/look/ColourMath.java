package dev.pilothouse.graphview.look;

/// Contrast after WCAG and difference after CIEDE2000 (Sharma, Wu and Dalal 2005), of sRGB colours
/// under D65.
final class ColourMath {
    private ColourMath() {}

    static double[] linear(String hex) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex, 1 + 2 * i, 3 + 2 * i, 16) / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    static double contrast(String one, String other) {
        double a = luminance(linear(one)) + 0.05;
        double b = luminance(linear(other)) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    static double[] lab(double[] rgb) {
        double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
        double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
        double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
        double fx = root(x / 0.95047);
        double fy = root(y);
        double fz = root(z / 1.08883);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    static double deltaE00(double[] one, double[] two) {
        double meanC = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
        double g =
                0.5 * (1 - Math.sqrt(Math.pow(meanC, 7) / (Math.pow(meanC, 7) + Math.pow(25, 7))));
        double a1 = (1 + g) * one[1];
        double a2 = (1 + g) * two[1];
        double c1 = Math.hypot(a1, one[2]);
        double c2 = Math.hypot(a2, two[2]);
        double h1 = hue(a1, one[2]);
        double h2 = hue(a2, two[2]);
        double meanHue = c1 * c2 == 0 ? h1 + h2 : meanHue(h1, h2);
        double hueChange = c1 * c2 == 0 ? 0 : hueChange(h1, h2);
        double dL = two[0] - one[0];
        double dC = c2 - c1;
        double dH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(hueChange / 2));
        return weighted(dL, dC, dH, (one[0] + two[0]) / 2, (c1 + c2) / 2, meanHue);
    }

    private static double weighted(
            double dL, double dC, double dH, double meanL, double meanC, double meanHue) {
        double t =
                1
                        - 0.17 * cos(meanHue - 30)
                        + 0.24 * cos(2 * meanHue)
                        + 0.32 * cos(3 * meanHue + 6)
                        - 0.20 * cos(4 * meanHue - 63);
        double off = Math.pow(meanL - 50, 2);
        double l = dL / (1 + 0.015 * off / Math.sqrt(20 + off));
        double c = dC / (1 + 0.045 * meanC);
        double h = dH / (1 + 0.015 * meanC * t);
        double turn = 30 * Math.exp(-Math.pow((meanHue - 275) / 25, 2));
        double c7 = Math.pow(meanC, 7);
        double rt =
                -2 * Math.sqrt(c7 / (c7 + Math.pow(25, 7))) * Math.sin(Math.toRadians(2 * turn));
        return Math.sqrt(l * l + c * c + h * h + rt * c * h);
    }

    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double hueChange(double h1, double h2) {
        double change = h2 - h1;
        if (Math.abs(change) <= 180) {
            return change;
        }
        return change > 180 ? change - 360 : change + 360;
    }

    private static double meanHue(double h1, double h2) {
        double sum = h1 + h2;
        if (Math.abs(h1 - h2) <= 180) {
            return sum / 2;
        }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}

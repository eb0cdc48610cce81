package dev.pilothouse.engine.parameter;

import java.math.BigInteger;

/// An exact quotient, so that `1/24` of a day is an hour and not nothing.
///
/// @param numerator carries the sign
/// @param denominator greater than zero
record Fraction(BigInteger numerator, BigInteger denominator) {

    static Fraction of(BigInteger whole) {
        return new Fraction(whole, BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    Fraction times(Fraction other) {
        return new Fraction(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// **Failure:** [ArithmeticException] if `other` is zero.
    Fraction dividedBy(Fraction other) {
        if (other.numerator.signum() == 0) {
            throw new ArithmeticException("it divides by zero");
        }
        BigInteger sign = BigInteger.valueOf(other.numerator.signum());
        return new Fraction(
                numerator.multiply(other.denominator).multiply(sign),
                denominator.multiply(other.numerator).multiply(sign));
    }

    /// The whole part: rounded towards zero.
    ///
    /// **Failure:** [ArithmeticException] if it does not fit.
    long truncated() {
        try {
            return numerator.divide(denominator).longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException("its result has more than 18 digits");
        }
    }
}

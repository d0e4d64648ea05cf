#pragma once

#include <type_traits>

#include "core/matrix/types.h"

namespace gradlab {

/// Adapts a function that is written once, in Eigen's packet arithmetic, as `Function::apply(x)` or `apply(a, b)`:
/// Eigen applies it to whole registers, and to the single scalars that remain at the end.
template <class Scalar, class Function>
struct Lanewise {
  template <class... S>
  Scalar operator()(const S&... x) const {
    return Function::apply(x...);
  }
  template <class Packet, class... Packets>
  Packet packetOp(const Packet& x, const Packets&... more) const {
    return Function::apply(x, more...);
  }
};

/// `value` in every lane of a register, or `value` itself where Packet is a scalar.
template <class Packet>
Packet lanes(double value) {
  return Eigen::internal::pset1<Packet>(static_cast<typename Eigen::internal::unpacket_traits<Packet>::type>(value));
}

/// Whether a register or a scalar type is in double precision.
template <class Packet>
constexpr bool holdsDoubles = std::is_same_v<typename Eigen::internal::unpacket_traits<Packet>::type, double>;

/// The function of each element of x, evaluated on assignment.
template <class Function, class X>
auto eachElement(const X& x) {
  return x.array().unaryExpr(Lanewise<typename X::Scalar, Function>{});
}

/// The function of each pair of elements of a and b, evaluated on assignment.
template <class Function, class A, class B>
auto eachPair(const A& a, const B& b) {
  return a.array().binaryExpr(b.array(), Lanewise<typename A::Scalar, Function>{});
}

}  // namespace gradlab

/// A Function works on registers unless it says `scalarsOnly<Scalar>`.
template <class Scalar, class Function>
struct Eigen::internal::functor_traits<gradlab::Lanewise<Scalar, Function>> {
  static constexpr bool PacketAccess = packet_traits<Scalar>::Vectorizable && !Function::template scalarsOnly<Scalar>;
  static constexpr int Cost = 16;
};

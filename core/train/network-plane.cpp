#include "core/train/network-plane.h"

#include <cmath>
#include <numeric>

#include "core/experiment/preparation.h"
#include "core/matrix/random.h"
#include "core/train/first-network.h"

namespace gradlab {

namespace {

Buffer<float> randomDirection(const Network<float>& network, Random& random) {
  Buffer<float> direction(static_cast<Index>(network.parameters().size()));
  for (const Layer& layer : network.layers()) {
    const Parameter& weight = layer.parameters[0];
    float* const first = direction.data() + weight.offset;
    double drawn = 0, length = 0;
    for (Index i = 0; i < weight.shape.size(); ++i) {
      const double normal = random.normal(), own = network.value(weight).data()[i];
      first[i] = static_cast<float>(normal);
      drawn += normal * normal;
      length += own * own;
    }
    const double factor = std::sqrt(length / drawn);
    for (Index i = 0; i < weight.shape.size(); ++i) first[i] = static_cast<float>(factor * first[i]);
  }
  return direction;
}

}  // namespace

NetworkPlane::NetworkPlane(const PlaneChoice& choice)
    : data_(prepare(choice.dataset, preparationOf(choice.experiment.data))),
      network_(std::make_unique<Network<float>>(networkSettings(choice.experiment, data_))),
      work_(3 * choice.work) {  // a forward pass, and a backward pass of twice its size
  setFirstWeights(choice.experiment, *network_);
  tape_ = std::make_unique<TrainingTape>(*network_, data_.train.size(), data_.classes.empty());
  std::vector<std::int32_t> rows(static_cast<std::size_t>(data_.train.size()));
  std::iota(rows.begin(), rows.end(), 0);
  tape_->gather(data_.train, rows);

  Random random(choice.seed, Stream::directions);
  across_ = randomDirection(*network_, random);
  along_ = randomDirection(*network_, random);
  origin_ = Buffer<float>(across_.size());
  std::copy(network_->parameters().begin(), network_->parameters().end(), origin_.data());
  moveTo({0, 0});
}

void NetworkPlane::moveTo(Point at) const {
  here_ = at;
  const std::span<float> theta = network_->parameters();
  for (std::size_t i = 0; i < theta.size(); ++i)
    theta[i] = static_cast<float>(origin_.span()[i] + at.x * across_.span()[i] + at.y * along_.span()[i]);
  tape_->tape.forward();
}

double NetworkPlane::value(Point at) const {
  if (!(at == here_)) moveTo(at);
  return tape_->tape.value(tape_->loss)(0);
}

Point NetworkPlane::gradient(Point at) const {
  if (!(at == here_)) moveTo(at);
  tape_->tape.backward();
  Point slope{};
  const std::span<const float> g = network_->gradients();
  for (std::size_t i = 0; i < g.size(); ++i) {
    slope.x += static_cast<double>(g[i]) * across_.span()[i];
    slope.y += static_cast<double>(g[i]) * along_.span()[i];
  }
  return slope;
}

}  // namespace gradlab

"""What a reviewer asks: what changed and for whom, the question flow, published standards, a review pack to sign."""

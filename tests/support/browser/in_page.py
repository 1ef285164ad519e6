"""Scripts that run inside a page: each finds what is wrong on it, or makes it ready for the next."""

ARRIVED = """async () => {
    window.came = new Map([...document.querySelectorAll("details")].map((one) => [one, one.open]));
    await document.fonts.ready;
}"""
READY = """(letters) => {
    document.documentElement.style.fontSize = letters;
    came.forEach((open, one) => { one.open = open; });
    scrollTo({ top: 0, behavior: "instant" });
    window.ground = document.querySelector("dialog:modal") ?? document.body;
    window.controls = "a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0']";
    window.target = (one) => one.closest("label") || one;
    window.seen = (one) => one.checkVisibility({ visibilityProperty: true })
        && target(one).getBoundingClientRect().width > 1;
    window.told = (one) => `${one.localName} “${(one.textContent || one.value || one.id).trim().slice(0, 50)}”`;
    window.stops = [...ground.querySelectorAll(controls)]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && seen(one))
        .filter((one, _, all) => one.type !== "radio" || one.checked || !all.some((other) => other.name === one.name
            && other.type === "radio" && other !== one && (other.checked || all.indexOf(other) < all.indexOf(one))));
    ground.tabIndex = -1;
    ground.focus();
    ground.removeAttribute("tabindex");
}"""
OPENED = """() => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
    scrollTo({ top: 0, behavior: "instant" });
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [`${document.documentElement.scrollWidth} pixels wide`] : []"""
TOO_SMALL = """() => [...document.querySelectorAll(controls)].filter((one) => seen(one) && !one.closest(".skip-link"))
    .filter((one) => getComputedStyle(one).display !== "inline" || one.localName !== "a"
        || one.parentElement.textContent.trim() === one.textContent.trim())
    .map((one) => [one, target(one).getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([one, box]) => `${told(one)} is ${box.width.toFixed(1)} by ${box.height.toFixed(1)}`)"""
HEADINGS = """() => {
    const found = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")].filter(seen)
        .filter((one) => !one.closest("nav, .error-summary"));
    const languages = found.filter((one) => one.localName === "h1").map((one) => one.closest("[lang]").lang);
    const once = languages.length > 0 && new Set(languages).size === languages.length;
    return once && found[0].localName === "h1" ? [] : [`headings begin with ${found.slice(0, 2).map(told)}`];
}"""
OUT_OF_ORDER = """() => {
    const stuck = [...document.querySelectorAll("main *")].filter((one) => getComputedStyle(one).position === "sticky");
    stuck.forEach((one) => { one.style.position = "static"; });  // where it belongs, and not the edge that it keeps to
    const wrong = [], boxes = [...document.querySelectorAll(`main :is(h1, h2, h3, h4, ${controls})`)].filter(seen)
        .map((one) => [one, target(one).getClientRects()[0]]);
    boxes.slice(1).forEach(([one, box], number) => {
        const [other, before] = boxes[number];
        const above = box.bottom <= before.top + 1, right = box.left >= before.right - 1;
        const left = box.right <= before.left + 1;
        const beside = box.top < before.bottom - 1 && before.top < box.bottom - 1;
        if ((above && !right) || (beside && left)) wrong.push(`${told(one)} is read after ${told(other)}`);
    });
    stuck.forEach((one) => { one.style.position = ""; });
    return wrong;
}"""
FOCUSED = """(number) => {
    const one = document.activeElement, wanted = stops[number], wrong = [];
    if (one !== wanted) return [`Tab ${number} reached ${told(one)} and not ${told(wanted)}`];
    const rings = [one, target(one)].map((it) => getComputedStyle(it));
    const ringed = rings.some((ring) => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
    if (!ringed) wrong.push(`no ring: ${told(one)}`);
    const box = target(one).getClientRects()[0];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const [start, end] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const bare = [0.5, 0.1, 0.9].some((down) => [0.5, 0.1, 0.9].some((along) => {
        const hit = document.elementFromPoint(start + along * (end - start), top + down * (bottom - top));
        return hit && target(one).contains(hit);
    }));
    if (!bare) wrong.push(`covered or out of sight: ${told(one)}`);
    return wrong;
}"""
LOOKS = """(where) => {
    const known = new Map(), looks = new Map();
    const seeThrough = "rgba(0, 0, 0, 0) none 1 none static;";
    const grounds = (one) => {
        if (!one) return "";
        if (!known.has(one)) {
            const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(one);
            const own = `${backgroundColor} ${backgroundImage} ${opacity} ${filter} ${position};`;
            known.set(one, grounds(one.parentElement) + (own === seeThrough ? "" : own));
        }
        return known.get(one);
    };
    const look = (one) => {
        const { color, fontSize, fontWeight, textShadow, textDecorationLine } = getComputedStyle(one);
        const letters = [color, fontSize, fontWeight, textShadow, textDecorationLine];
        return [one.localName, ...letters, getComputedStyle(one.parentElement).color, grounds(one)].join();
    };
    const written = (one) => one.matches("input, select, textarea")
        || [...one.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.data.trim());
    document.querySelectorAll("[data-look]").forEach((one) => one.removeAttribute("data-look"));
    [...document.querySelector(where ?? "body").querySelectorAll("*")]
        .filter((one) => one.checkVisibility({ visibilityProperty: true })).filter(written)
        .forEach((one) => looks.set(look(one), one));
    looks.forEach((one) => one.setAttribute("data-look", ""));
}"""
EVERY_TEXT = """() => document.querySelectorAll("body *").forEach((one) => one.setAttribute("data-look", ""))"""
MOVES = """() => [
    ...document.getAnimations().map((one) => `${told(one.effect.target)} moves`),
    ...[...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).scrollBehavior === "smooth"
        || getComputedStyle(one).transitionDuration !== "0s" || getComputedStyle(one).animationName !== "none")
        .map((one) => `${told(one)} would move`),
]"""

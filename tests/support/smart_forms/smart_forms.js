// Smart Forms' renderer on a page: shows a form with a response, and gives what is shown and the response that comes back.
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { BaseRenderer, RendererThemeProvider, buildForm, getResponse } from "@aehrc/smart-forms-renderer";

const form = createElement(
  QueryClientProvider,
  { client: new QueryClient() },
  createElement(RendererThemeProvider, null, createElement(BaseRenderer)),
);
let root;

window.showForm = async ([questionnaire, questionnaireResponse]) => {
  root?.unmount();
  await buildForm({ questionnaire, questionnaireResponse });
  root = createRoot(document.querySelector("#form"));
  flushSync(() => root.render(form));
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  return [[...document.querySelectorAll("#form [data-linkid]")].map((item) => item.dataset.linkid), getResponse()];
};

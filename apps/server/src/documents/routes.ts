import { Router } from 'express';
import { reportPhotoRoute } from './report-photo.ts';
import { contentRoute, miniatureRoute } from './send.ts';
import { revisionRoute, uploadRoute, type DocumentParts } from './upload.ts';

/** What of the REST interface carries files instead of JSON. */
export function documentRoutes(parts: DocumentParts): Router {
  const router = Router();
  router.post(['/documents', '/documents/upload'], uploadRoute(parts));
  router.post('/documents/:id/revisions', revisionRoute(parts));
  router.post('/signalements/:jeton/photos', reportPhotoRoute(parts));
  router.get('/documents/:id/contenu', contentRoute(parts));
  router.get('/documents/:id/miniature', miniatureRoute(parts));
  return router;
}
